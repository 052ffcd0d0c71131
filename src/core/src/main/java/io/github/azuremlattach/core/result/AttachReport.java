package io.github.azuremlattach.core.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.azuremlattach.core.result.AttachOutcome.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a whole run says: one shape for one compute and for many.
 *
 * @param schemaVersion the version of this shape; it grows when a field changes its meaning or goes
 * @param version the product's version
 * @param start when the run began, ISO 8601
 * @param end when it ended, ISO 8601
 * @param mode {@code apply}, {@code plan}, {@code check} or {@code detach}; empty where the input was wrong
 * @param shard the part of a manifest that it is about, such as {@code 3/8}; empty where there are no parts
 * @param cancelled whether the run was stopped from outside
 * @param targets each compute, in the order of the manifest
 * @param failure why there are no targets; empty when there are
 */
@JsonPropertyOrder({"schemaVersion", "version", "start", "end", "mode", "outcome", "exitCode", "changed"})
public record AttachReport(
        int schemaVersion,
        String version,
        String start,
        String end,
        String mode,
        Optional<String> shard,
        boolean cancelled,
        List<AttachOutcome> targets,
        Optional<AttachFailure> failure) {
    /** The version of the shape that this product writes. */
    public static final int SCHEMA_VERSION = 2;

    /** The outcomes of targets that did what was asked for; the first that occurs speaks for all. */
    private static final List<Kind> STRONGEST = List.of(
            Kind.REPLACED, Kind.ATTACHED, Kind.UPDATED, Kind.DETACHED, Kind.SUBMITTED, Kind.PLANNED, Kind.UNCHANGED);

    public AttachReport {
        targets = List.copyOf(targets);
        if (schemaVersion != SCHEMA_VERSION) {
            throw new IllegalArgumentException(
                    "this report has schema version " + schemaVersion + ", not " + SCHEMA_VERSION);
        }
    }

    /** The report of a run that came to its computes. */
    public static AttachReport of(
            String version, Instant start, Instant end, String mode, boolean cancelled, List<AttachOutcome> targets) {
        return new AttachReport(
                SCHEMA_VERSION,
                version,
                start.toString(),
                end.toString(),
                mode,
                Optional.empty(),
                cancelled,
                targets,
                Optional.empty());
    }

    /** The same about a part of a manifest, such as {@code 3/8}; empty for the whole. */
    public AttachReport ofShard(String part) {
        return new AttachReport(
                schemaVersion,
                version,
                start,
                end,
                mode,
                Optional.of(part).filter(text -> !text.isEmpty()),
                cancelled,
                targets,
                failure);
    }

    /** The report of a run that did not come to its computes. */
    public static AttachReport failed(String version, Instant start, Instant end, AttachFailure failure) {
        return new AttachReport(
                SCHEMA_VERSION,
                version,
                start.toString(),
                end.toString(),
                "",
                Optional.empty(),
                false,
                List.of(),
                Optional.of(failure));
    }

    /**
     * Reads the JSON of a report.
     *
     * @throws IllegalArgumentException when it is no report of this product
     */
    public static AttachReport parse(String json) {
        return ReportJson.read(json, AttachReport.class, "report of azureml-attach");
    }

    /**
     * One report of several; a compute that stands in more than one counts as in the last. A part of a manifest that
     * left no report is a failure.
     */
    public static AttachReport merged(List<AttachReport> reports) {
        Map<String, AttachOutcome> all = new LinkedHashMap<>();
        reports.forEach(report ->
                report.targets().forEach(target -> all.put(target.computeId().toLowerCase(Locale.ROOT), target)));
        AttachReport last = reports.get(reports.size() - 1);
        return new AttachReport(
                SCHEMA_VERSION,
                last.version(),
                reports.stream().map(AttachReport::start).min(String::compareTo).orElse(""),
                reports.stream().map(AttachReport::end).max(String::compareTo).orElse(""),
                reports.stream()
                        .map(AttachReport::mode)
                        .filter(mode -> !mode.isEmpty())
                        .findFirst()
                        .orElse(""),
                Optional.empty(),
                reports.stream().anyMatch(AttachReport::cancelled),
                List.copyOf(all.values()),
                reports.stream()
                        .flatMap(report -> report.failure().stream())
                        .findFirst()
                        .or(() -> MissingShards.of(reports)));
    }

    /**
     * One word for all: the kind that all share, or the strongest of those that succeeded; {@code partial} when only
     * some did what was asked for.
     */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public String outcome() {
        List<Kind> kinds = targets.stream().map(AttachOutcome::kind).distinct().toList();
        if (failure.isPresent() || kinds.isEmpty()) {
            return failure.isPresent() ? Kind.FAILED.toString() : Kind.UNCHANGED.toString();
        }
        if (kinds.size() == 1) {
            return kinds.get(0).toString();
        }
        if (targets.stream().allMatch(AttachOutcome::succeeded)) {
            return STRONGEST.stream()
                    .filter(kinds::contains)
                    .findFirst()
                    .orElse(Kind.UNCHANGED)
                    .toString();
        }
        boolean drifted = targets.stream().filter(t -> !t.succeeded()).allMatch(t -> t.kind() == Kind.DRIFTED);
        return drifted
                ? Kind.DRIFTED.toString()
                : targets.stream().anyMatch(AttachOutcome::succeeded) ? "partial" : Kind.FAILED.toString();
    }

    /** The exit code: what the failed computes share, or 1; 1 as well where a compute has no verdict, or the run was stopped. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public int exitCode() {
        if (failure.isPresent()) {
            return failure.get().exitCode();
        }
        List<Integer> codes = targets.stream()
                .filter(target -> !target.succeeded())
                .map(target -> Math.max(1, target.exitCode()))
                .distinct()
                .toList();
        return codes.isEmpty() ? cancelled ? 1 : 0 : codes.size() == 1 ? codes.get(0) : 1;
    }

    /** Whether anything was changed in Azure. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public boolean changed() {
        return targets.stream().anyMatch(AttachOutcome::changed);
    }

    /** How many computes ended in which way. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        targets.forEach(target -> counts.merge(target.kind().toString(), 1, Integer::sum));
        return counts;
    }

    /** The report as a JSON object. */
    public String toJson() {
        return ReportJson.pretty(this);
    }
}
