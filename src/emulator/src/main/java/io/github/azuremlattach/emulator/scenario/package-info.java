/** What a scenario file may say, and the sentences for what it may not. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.emulator.scenario;
