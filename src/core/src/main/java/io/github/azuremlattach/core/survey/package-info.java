/** Reads what exists in Azure. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.core.survey;
