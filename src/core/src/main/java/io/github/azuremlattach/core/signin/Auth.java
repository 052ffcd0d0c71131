package io.github.azuremlattach.core.signin;

/** The ways to sign in, in the order in which the catalogue lists them. */
public enum Auth {
    /** What the other parameters allow; never the way of a checked request. */
    AUTO,
    /** An ID token of the system that runs the pipeline. */
    OIDC,
    /** A service principal's secret. */
    SERVICE_PRINCIPAL,
    /** A service principal's certificate. */
    CERTIFICATE,
    /** The identity of the machine. */
    MANAGED_IDENTITY,
    /** The session of {@code az login}. */
    AZURE_CLI
}
