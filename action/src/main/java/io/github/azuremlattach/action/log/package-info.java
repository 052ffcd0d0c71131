/** What a run says while it goes on, and how it ended. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.action.log;
