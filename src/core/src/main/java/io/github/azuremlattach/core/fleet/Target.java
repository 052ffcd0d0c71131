package io.github.azuremlattach.core.fleet;

import io.github.azuremlattach.core.request.AttachRequest;

/**
 * One compute of a fleet.
 *
 * @param name what it is called in logs and reports: the compute's name, after its workspace's where that is needed
 * @param request what was asked for
 */
public record Target(String name, AttachRequest request) {}
