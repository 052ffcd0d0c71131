/** The only package that talks to Azure. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.core.azure;
