package io.github.azuremlattach.core.http;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The api-versions that a refusal names, and those of them that serve. */
final class SupportedVersions {
    private static final Pattern NAMED = Pattern.compile("(?i)supported (?:api-)?versions are '([^']*)'");
    private static final Pattern STABLE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final List<String> CODES =
            List.of("NoRegisteredProviderFound", "InvalidApiVersionParameter", "InvalidResourceType");

    /** A type, or all types below it, with the oldest version that has every property that is read and written here. */
    private record Oldest(String type, String version) {}

    /** Source: the API descriptions of these versions in Azure/azure-rest-api-specs. The most special comes first. */
    private static final List<Oldest> OLDEST = List.of(
            // Kubernetes computes, and the workspace's primaryUserAssignedIdentity.
            new Oldest("microsoft.machinelearningservices", "2022-05-01"),
            // disableRunCommand, disableLocalAccounts, enablePrivateClusterPublicFQDN, runCommand.
            new Oldest("microsoft.containerservice", "2022-01-01"),
            new Oldest("microsoft.kubernetesconfiguration", "2022-03-01"),
            new Oldest("microsoft.kubernetes", "2021-03-01"),
            new Oldest("microsoft.managedidentity", "2018-11-30"),
            new Oldest("microsoft.relay", "2017-04-01"),
            // principalType
            new Oldest("microsoft.authorization/roleassignments", "2022-04-01"),
            new Oldest("microsoft.authorization", "2015-07-01"),
            new Oldest("microsoft.resources", "2016-06-01"));

    private SupportedVersions() {}

    /** The newest stable version that serves for a type; empty where the refusal is another one, or none serves. */
    static Optional<String> namedBy(ServiceError refusal, String type) {
        Matcher named = NAMED.matcher(String.join("\n", refusal.lines()));
        Optional<String> oldest = OLDEST.stream()
                .filter(known -> type.equals(known.type()) || type.startsWith(known.type() + "/"))
                .map(Oldest::version)
                .findFirst();
        if (CODES.stream().noneMatch(refusal::has) || oldest.isEmpty() || !named.find()) {
            return Optional.empty();
        }
        return Arrays.stream(named.group(1).split("[,\\s]+"))
                .filter(version -> STABLE.matcher(version).matches())
                .filter(version -> version.compareTo(oldest.get()) >= 0)
                .max(Comparator.naturalOrder());
    }
}
