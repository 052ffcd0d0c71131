/** What a run says: plan, changes, verdicts, events, outcome and checkpoint. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.core.result;
