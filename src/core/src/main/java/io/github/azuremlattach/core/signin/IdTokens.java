package io.github.azuremlattach.core.signin;

import java.util.Optional;

/** The ID tokens that the system around a pipeline issues for it: proof of who runs, for a sign-in without a secret. */
public interface IdTokens {

    /**
     * Issues a new token, which is a secret.
     *
     * @param audience for whom the token is meant
     * @throws IdTokenException when there is none, with the reason
     */
    String issue(String audience);

    /** Why no token can be had, and what to do about it, one sentence or more; empty when tokens can be had. */
    Optional<String> unavailable();

    /** For a system that issues none. */
    static IdTokens none() {
        return new NoIdTokens();
    }
}
