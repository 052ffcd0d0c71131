/** Faults that a scenario injects between client and service. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.emulator.fault;
