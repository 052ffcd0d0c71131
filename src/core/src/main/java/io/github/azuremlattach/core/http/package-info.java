/** The pipeline of requests to Azure: tokens, limits, errors. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.core.http;
