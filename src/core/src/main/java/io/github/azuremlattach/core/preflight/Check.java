package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.result.Verdict;
import java.util.Optional;

/** One question asked before anything is changed. */
interface Check {

    /** The answer; empty when the question does not arise. */
    Optional<Verdict> verdict(CheckContext evidence);
}
