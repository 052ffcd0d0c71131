/** Holds the emulator's answers against Microsoft's API specifications. */
@NullMarked
package io.github.azuremlattach.emulator.conformance;

import org.jspecify.annotations.NullMarked;
