package io.github.azuremlattach.action;

import io.github.azuremlattach.core.fleet.FleetReport;
import io.github.azuremlattach.core.fleet.TargetReport;
import io.github.azuremlattach.core.result.Markdown;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The page that a fleet leaves on the job's summary: a table of its computes, and why some of them failed. */
final class FleetSummary {
    private FleetSummary() {}

    static String of(FleetReport report) {
        return StepSummary.capped(StepSummary.title(report.outcome())
                + "\n" + FleetLog.counts(report) + ".\n"
                + pie(report)
                + failures(report)
                + table(report.targets())
                + plan(report));
    }

    /** What was planned, compute by compute; empty where nothing was. */
    static String plan(FleetReport report) {
        String rows = report.targets().stream()
                .filter(target -> !target.plan().isEmpty())
                .map(target -> "| " + Markdown.code(target.name()) + " | "
                        + target.plan().stream().map(Markdown::code).collect(Collectors.joining("<br>")) + " |\n")
                .collect(Collectors.joining());
        return rows.isEmpty() ? "" : "\n### Plan\n\n| Compute | Changes |\n|---|---|\n" + rows;
    }

    private static String pie(FleetReport report) {
        String slices = report.counts().entrySet().stream()
                .map(slice -> "  \"" + slice.getKey() + "\" : " + slice.getValue() + "\n")
                .collect(Collectors.joining());
        return slices.isEmpty() ? "" : "\n```mermaid\npie showData\n" + slices + "```\n";
    }

    private static String failures(FleetReport report) {
        String sections = report.targets().stream()
                .filter(target -> target.exitCode() != 0)
                .map(target -> "\n" + Markdown.code(target.name()) + ": " + Markdown.code(target.summary()) + "\n\n"
                        + items(target.details()) + items(target.advice()))
                .collect(Collectors.joining());
        return sections.isEmpty() ? "" : "\n### Why some failed\n" + sections;
    }

    private static String items(List<String> lines) {
        return lines.stream().map(line -> "- " + Markdown.code(line) + "\n").collect(Collectors.joining());
    }

    private static String table(List<TargetReport> targets) {
        return "\n### Computes\n\n| Compute | Outcome | State | Identity | Changed | Time |\n|---|---|---|---|---|---|\n"
                + targets.stream().map(FleetSummary::row).collect(Collectors.joining());
    }

    private static String row(TargetReport target) {
        return "| " + StepSummary.link(target.name(), target.portalLink())
                + " | " + target.outcome()
                + " | " + cell(target.provisioningState())
                + " | " + cell(target.principalId())
                + " | " + (target.changed() ? "yes" : "no")
                + " | " + StageChart.seconds(Duration.ofMillis((long) (target.seconds() * 1000))) + " |\n";
    }

    private static String cell(String text) {
        return text.isEmpty() ? "-" : Markdown.code(text);
    }
}
