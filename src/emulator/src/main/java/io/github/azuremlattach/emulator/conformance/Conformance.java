package io.github.azuremlattach.emulator.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.http.Request;
import io.github.azuremlattach.emulator.json.Json;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Watches in tests what this product sends and what the emulator answers: neither may deviate from Microsoft's API
 * specifications, apart from what a recording of Azure shows. Faults are not watched, since they spoil answers on purpose.
 *
 * <p>It is on where the system property {@value #PROPERTY} is true, as it is in all tests of this project.
 */
public final class Conformance {
    /** The system property that turns it on. */
    public static final String PROPERTY = "azuremlattach.emulator.conformance";

    private static final String PRODUCT = "azureml-attach/";

    private final boolean watching = Boolean.getBoolean(PROPERTY);
    private final Set<String> deviations = new LinkedHashSet<>();

    /** Looks at a request, if it is one of this product's; those of other programs are their own affair. */
    public synchronized void look(Request request) {
        if (watching
                && request.header("user-agent").orElse("").contains(PRODUCT)
                && !request.path().endsWith("/token")) {
            deviations.addAll(RequestRules.deviations(request));
        }
    }

    /** Looks at an answer. */
    public synchronized void look(Request request, Reply reply) {
        if (watching) {
            JsonNode body =
                    Json.parseObject(reply.body()).<JsonNode>map(tree -> tree).orElse(NullNode.getInstance());
            deviations.addAll(Specification.deviations(request.method(), request.path(), reply.status(), body));
        }
    }

    /**
     * Says what was seen.
     *
     * @throws IllegalStateException when a request or an answer deviated
     */
    public synchronized void verify() {
        if (!deviations.isEmpty()) {
            throw new IllegalStateException("Azure's specifications are departed from: " + deviations);
        }
    }
}
