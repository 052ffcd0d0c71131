/** What is inside an emulated Kubernetes cluster, and the little of kubectl that a run-command needs. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.emulator.kubernetes;
