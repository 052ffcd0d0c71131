/** Measures what the Action keeps to itself. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.action;
