/** Reading and checking what was asked for. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.core.request;
