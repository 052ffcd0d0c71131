/** The GitHub Action: reads inputs as the runner passes them, runs an attach, and speaks the runner's language. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.action;
