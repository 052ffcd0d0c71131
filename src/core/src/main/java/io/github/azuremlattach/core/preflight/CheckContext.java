package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.plan.Planner;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.survey.Observation;
import io.github.azuremlattach.core.survey.ObservedState;
import java.util.Optional;

/**
 * What the checks judge.
 *
 * @param request what was asked for
 * @param findings what exists
 * @param namespace whether the namespace exists; empty where it is not looked for
 * @param planned what would be changed
 */
public record CheckContext(
        AttachRequest request, ObservedState findings, Optional<Observation<Boolean>> namespace, Planner planned) {}
