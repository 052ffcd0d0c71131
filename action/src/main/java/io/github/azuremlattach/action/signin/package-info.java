/** ID tokens of the systems that run pipelines, for a sign-in without a secret. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.action.signin;
