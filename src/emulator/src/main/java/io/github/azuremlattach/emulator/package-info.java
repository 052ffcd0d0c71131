/** Azure on loopback: the resources, the behaviour and the faults that an attach can meet. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.emulator;
