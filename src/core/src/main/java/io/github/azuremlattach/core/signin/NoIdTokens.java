package io.github.azuremlattach.core.signin;

import java.util.Optional;

/** No ID tokens, where the host issues none. */
record NoIdTokens() implements IdTokens {
    private static final String WHY = "Nothing here issues ID tokens for a sign-in by OpenID Connect.";

    @Override
    public String issue(String audience) {
        throw new IdTokenException(WHY, false);
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.of(WHY);
    }
}
