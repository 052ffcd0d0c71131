package io.github.azuremlattach.emulator.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An identity in the directory.
 *
 * @param objectId the id that role assignments name
 * @param clientId the id that signs in
 * @param name what people call it
 * @param type ServicePrincipal, User or Group
 * @param tenant the directory's id
 * @param since when it was made, or null if it was always there
 * @param groups object ids of the groups it is a member of
 * @param credentials what it may sign in with
 */
public record Principal(
        String objectId,
        String clientId,
        String name,
        String type,
        String tenant,
        @Nullable Instant since,
        List<String> groups,
        Credentials credentials) {

    /**
     * What a principal may sign in with.
     *
     * @param secret the client secret, or null
     * @param certificate PEM of the client certificate, or null if any will do
     * @param federated the trusted assertions; none listed means that any will do
     * @param managedIdentity whether the instance metadata endpoint hands out its tokens
     */
    public record Credentials(
            @Nullable String secret,
            @Nullable String certificate,
            List<Federation> federated,
            boolean managedIdentity) {
        /** No way to sign in, except through the instance metadata endpoint. */
        public static final Credentials NONE = new Credentials(null, null, List.of(), true);
    }

    /**
     * A federated identity credential.
     *
     * @param issuer who issues the assertion
     * @param subject whom it is about
     * @param audience for whom it is meant
     */
    public record Federation(String issuer, String subject, String audience) {}
}
