package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.result.Verdict;
import java.util.List;

/** One question asked before anything is changed. */
interface Check {

    /** The answers; none when the question does not arise. */
    List<Verdict> verdicts(CheckContext context);
}
