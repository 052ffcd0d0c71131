package io.github.azuremlattach.core.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of manifests that left no report among several, since a merge of the others must not look complete. */
final class MissingShards {
    private static final Pattern SHARD = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

    private MissingShards() {}

    static Optional<AttachFailure> of(List<AttachReport> reports) {
        Map<Integer, Set<Integer>> there = new TreeMap<>();
        reports.stream().flatMap(report -> report.shard().stream()).forEach(shard -> {
            Matcher part = SHARD.matcher(shard);
            if (part.matches()) {
                there.computeIfAbsent(Integer.valueOf(part.group(2)), all -> new TreeSet<>())
                        .add(Integer.valueOf(part.group(1)));
            }
        });
        List<String> missing = new ArrayList<>();
        there.forEach((all, parts) -> {
            for (int part = 1; part <= all; part++) {
                if (!parts.contains(part)) {
                    missing.add(part + "/" + all);
                }
            }
        });
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(AttachFailure.of(
                        AttachFailure.Kind.INCOMPLETE,
                        missing.size() == 1
                                ? "Shard " + missing.get(0) + " left no report."
                                : "Shards " + String.join(", ", missing) + " left no report.",
                        List.of(),
                        List.of(Advice.remedy("Run what is missing, and merge all the reports."))));
    }
}
