package io.github.azuremlattach.emulator;

import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.http.Request;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The writes to the federated credentials of identities. While one is worked on, from its arrival to its answer, Azure refuses
 * every other one of the same identity (Microsoft's page on workload identity federation, "concurrent updates aren't
 * supported").
 */
final class IdentityWrites {
    private static final Pattern WRITTEN =
            Pattern.compile("(?i)(.*/userAssignedIdentities/[^/]+)/federatedIdentityCredentials/[^/]+");

    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /** Answers a request by some work, unless it is a write beside another one. */
    Reply answer(Request request, Supplier<Reply> work) {
        Matcher written = WRITTEN.matcher(request.path());
        if (request.method().equals("GET") || !written.matches()) {
            return work.get();
        }
        String identity = written.group(1).toLowerCase(Locale.ROOT);
        if (!underWay.add(identity)) {
            return Reply.error(
                    409,
                    "ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity",
                    "Too many Federated Identity Credentials are written concurrently for the managed identity '"
                            + identity.substring(identity.lastIndexOf('/') + 1)
                            + "'. Concurrent Federated Identity Credentials writes under the same managed identity are"
                            + " not supported.");
        }
        try {
            return work.get();
        } finally {
            underWay.remove(identity);
        }
    }
}
