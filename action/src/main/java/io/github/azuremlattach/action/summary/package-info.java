/** The Markdown page that a run leaves for people. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.action.summary;
