/** Credentials, and where they come from. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.core.signin;
