/** What exists, what was asked for, and the changes that follow. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.core.plan;
