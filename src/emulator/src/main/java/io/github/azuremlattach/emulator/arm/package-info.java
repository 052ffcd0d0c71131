/** Azure Resource Manager: the gateway and the resource providers behind it. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.emulator.arm;
