/** The stages of a run and the schedule of its looks. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.core.run;
