/** What is checked before anything is changed. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.core.preflight;
