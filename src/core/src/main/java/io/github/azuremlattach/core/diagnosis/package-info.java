/** Symptom, cause and remedy. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.core.diagnosis;
