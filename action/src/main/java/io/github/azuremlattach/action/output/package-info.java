/** What a run leaves for later steps: outputs, the report, the summary, and JUnit XML. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.action.output;
