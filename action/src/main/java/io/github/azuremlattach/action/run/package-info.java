/** One run, from its settings to its exit code. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.action.run;
