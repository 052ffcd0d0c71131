/** Reading and writing JSON and YAML. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.emulator.json;
