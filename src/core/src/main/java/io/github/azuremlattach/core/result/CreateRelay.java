package io.github.azuremlattach.core.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * Creates the relay through which the extension of an Arc cluster talks to Azure Machine Learning: a namespace, a hybrid
 * connection in it, and its rule.
 *
 * @param relay the ARM id of the relay's namespace
 * @param connection the hybrid connection's name
 * @param location the cluster's region
 */
public record CreateRelay(String relay, String connection, String location, Reason reason, List<String> after)
        implements Change {
    static final String KIND = "create-relay";

    /** The one relay of a plan. */
    public static final String ID = "relay";

    public CreateRelay {
        after = List.copyOf(after);
    }

    @Override
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public String id() {
        return ID;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String past() {
        return "created";
    }

    @Override
    public String subject() {
        return "relay " + Change.shortName(relay) + ", hybrid connection " + connection;
    }

    @Override
    public Optional<String> fullId() {
        return Optional.of(relay);
    }
}
