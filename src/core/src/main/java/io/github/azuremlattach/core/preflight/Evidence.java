package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.AttachRequest;
import io.github.azuremlattach.core.plan.Findings;
import io.github.azuremlattach.core.plan.Looked;
import io.github.azuremlattach.core.plan.Planner;
import java.util.Optional;

/**
 * What the checks judge.
 *
 * @param request what was asked for
 * @param findings what exists
 * @param namespace whether the namespace exists; empty where it is not looked for
 * @param planned what would be changed
 */
public record Evidence(
        AttachRequest request, Findings findings, Optional<Looked<Boolean>> namespace, Planner planned) {}
