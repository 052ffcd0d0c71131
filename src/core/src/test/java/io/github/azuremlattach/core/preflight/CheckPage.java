package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.diagnosis.Texts;
import io.github.azuremlattach.core.result.Verdict;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The part of the troubleshooting page about the pre-flight checks. */
public final class CheckPage {
    private CheckPage() {}

    public static String text() {
        StringBuilder page = new StringBuilder("\n## Pre-flight checks\n\n"
                + "Made before anything is changed. `preflight: strict` stops at a finding that would break the attach (✗), "
                + "`warn` goes on with a\nwarning, `off` does not look. What could not be checked (?) is a warning and never a "
                + "pass. `!` is worth knowing.\n");
        Map<String, List<Finding>> checks = Arrays.stream(Finding.values())
                .collect(Collectors.groupingBy(Finding::check, LinkedHashMap::new, Collectors.toList()));
        checks.forEach((check, findings) -> {
            page.append("\n### ").append(check).append("\n\n");
            page.append(Texts.sentence(Reasons.of(check))).append("\n\n");
            page.append("| | finding | what was seen | what to do |\n|---|---|---|---|\n");
            findings.forEach(finding -> row(finding, page));
        });
        return page.toString();
    }

    private static void row(Finding finding, StringBuilder page) {
        FindingText text = FindingText.of(finding);
        String commands = text.commands().stream()
                .map(command -> command.startsWith("{")
                        ? ""
                        : "<br>`" + Texts.sentence(command).replace("|", "\\|") + "`")
                .collect(Collectors.joining());
        boolean passes = finding.result() == Verdict.Result.PASS;
        page.append("| %s | `%s` | %s | %s |\n"
                .formatted(
                        finding.result().sign(),
                        finding.code(),
                        Texts.sentence(text.evidence().equals("{why}") ? "Azure's words" : text.evidence()),
                        passes
                                ? ""
                                : Texts.sentence((text.cause() + " " + text.remedy()).strip())
                                        + commands
                                        + (text.link().isEmpty() ? "" : " [more](" + text.link() + ")")));
    }
}
