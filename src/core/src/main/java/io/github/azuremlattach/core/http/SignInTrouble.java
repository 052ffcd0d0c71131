package io.github.azuremlattach.core.http;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.identity.CredentialUnavailableException;
import com.microsoft.aad.msal4j.MsalServiceException;
import java.util.List;
import java.util.Optional;

/** Words for a sign-in that gave no token. */
final class SignInTrouble {
    private SignInTrouble() {}

    /**
     * What a failure was; empty where it was none of the sign-in.
     *
     * @param where the request that met it
     */
    static Optional<ArmException> explain(String where, List<Throwable> chain) {
        Optional<Throwable> told = chain.stream()
                .filter(t -> String.valueOf(t.getMessage()).contains("AADSTS"))
                .findFirst();
        if (told.isPresent()) {
            String message = String.valueOf(told.get().getMessage());
            return Optional.of(refused(where, status(chain), message.substring(message.indexOf("AADSTS"))));
        }
        boolean signIn = chain.stream()
                .anyMatch(
                        t -> t instanceof ClientAuthenticationException || t instanceof CredentialUnavailableException);
        return signIn ? Optional.of(unexplained(where, chain)) : Optional.empty();
    }

    /** Any other failure while a token was asked for. */
    static ArmException other(String where, List<Throwable> chain) {
        return trouble(where, status(chain), PlainWords.deepest(chain));
    }

    private static ArmException unexplained(String where, List<Throwable> chain) {
        ArmException trouble = other(where, chain);
        boolean nobody = chain.stream().anyMatch(CredentialUnavailableException.class::isInstance);
        return nobody ? trouble.lasting() : trouble;
    }

    /** Microsoft Entra said why: that does not change by asking again, unless it was too busy. */
    private static ArmException refused(String where, int status, String words) {
        ArmException trouble = trouble(where, status, words);
        boolean busy = status == 429 || status >= 500;
        return busy ? trouble : trouble.lasting();
    }

    private static ArmException trouble(String where, int status, String words) {
        return new ArmException(
                ArmException.Kind.SIGN_IN,
                status,
                new ServiceError("", PlainWords.of(words), List.of()),
                where,
                "",
                null);
    }

    /** The HTTP status that the authority gave; 0 where it gave none. */
    private static int status(List<Throwable> chain) {
        for (Throwable t : chain) {
            if (t instanceof MsalServiceException e && e.statusCode() != null) {
                return e.statusCode();
            }
            if (t instanceof HttpResponseException e && e.getResponse() != null) {
                return e.getResponse().getStatusCode();
            }
        }
        return 0;
    }
}
