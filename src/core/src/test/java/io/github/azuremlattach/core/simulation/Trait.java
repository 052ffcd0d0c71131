package io.github.azuremlattach.core.simulation;

import java.util.List;

/** What a simulated world is made of. Each trait has its usual value first, and others that a world may have instead. */
enum Trait {
    WORKSPACE("ml-prod", "ml-uai"),
    CLUSTER("aks-1", "aks-1", "edge-7"),
    NAMESPACE("default", "team-a", "team-new"),
    IDENTITY("SystemAssigned", "None", "UserAssigned"),
    ROLES("", "AcrPull @ registry", "AcrPull @ registry\nStorage Blob Data Reader @ storage"),
    MODE(
            "apply",
            "apply",
            "apply",
            "apply",
            "apply",
            "apply",
            "apply",
            "apply",
            "plan",
            "check",
            "detach",
            "detach and remove roles"),
    ON_DIFFERENCE("fail", "keep", "update", "update", "replace", "replace", "replace"),
    PREFLIGHT("strict", "warn", "off"),
    WORKSPACE_ROLES("grant", "grant", "grant", "grant", "grant", "grant", "check", "skip"),
    WAIT("true", "true", "true", "false"),
    TIMEOUT("60m", "60m", "60m", "60m", "60m", "10m", "90s", "5s"),
    /** The compute that is there from the beginning. */
    FOUND("nothing", "nothing", "nothing", "same", "other namespace", "other cluster", "other identity", "failed"),
    EXTENSION(
            "healthy", "healthy", "healthy", "healthy", "healthy", "healthy", "healthy", "healthy", "healthy", "none",
            "failed"),
    PROVISIONING("2s", "0s", "40s", "5m"),
    ENDS(
            "Succeeded",
            "Succeeded",
            "Succeeded",
            "Succeeded",
            "Succeeded",
            "Succeeded",
            "Succeeded",
            "Failed",
            "Canceled"),
    ROLE_EFFECT("0s", "10s", "3m"),
    REPLICATION("0", "0", "2"),
    CALLER("owner", "owner", "owner", "owner", "owner", "owner", "owner", "owner", "owner", "contributor"),
    PAGES("1000", "1000", "2"),
    DENY(
            "nothing",
            "nothing",
            "nothing",
            "nothing",
            "nothing",
            "nothing",
            "nothing",
            "nothing",
            "nothing",
            "nothing",
            "everything",
            "deletion"),
    /** The runs beside the first. */
    OTHERS("none", "none", "none", "same", "same and same", "other namespace", "detach"),
    /** How many of a thousand requests meet trouble. */
    TROUBLE("0", "0", "10", "50", "150"),
    /** How many of a thousand requests are the last of their process. */
    CRASHES("0", "0", "0", "10", "40"),
    /** What the next process knows. */
    AFTER_A_CRASH("checkpoint", "nothing"),
    /** How many of a thousand steps come after a jump of the machine's clock. */
    JUMPS("0", "0", "0", "30", "100");

    private final List<String> values;

    Trait(String... values) {
        this.values = List.of(values);
    }

    /** The value of a world in which nothing is out of the ordinary. */
    String usual() {
        return values.get(0);
    }

    /** What it may be; what is there more often is chosen more often. */
    List<String> choices() {
        return values;
    }
}
