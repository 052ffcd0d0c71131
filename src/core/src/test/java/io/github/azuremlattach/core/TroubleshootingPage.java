package io.github.azuremlattach.core;

import io.github.azuremlattach.core.diagnosis.ErrorCatalogue;
import io.github.azuremlattach.core.diagnosis.KnownError;
import io.github.azuremlattach.core.diagnosis.Texts;
import io.github.azuremlattach.core.preflight.CheckPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes {@code docs/troubleshooting.md}: an index by Azure's words, a section for each known failure, and every check. */
final class TroubleshootingPage {
    private static final int MAX_INDEX_TEXT = 110;

    private TroubleshootingPage() {}

    static String text() {
        StringBuilder page = new StringBuilder("# Troubleshooting\n\n" + Pages.NOTE);
        page.append(
                "A run that fails says why and what to do. Here is the same for reading, by the message as Azure writes "
                        + "it. The report\nhas the name of the failure in `failure.code`, and that of a check's finding in "
                        + "`checks[].code`.\n\n");
        page.append(
                "- [Azure's messages](#azures-messages)\n- [Known failures](#known-failures)\n"
                        + "- [Pre-flight checks](#pre-flight-checks)\n\n## Azure's messages\n\n| Azure says | means |\n|---|---|\n");
        index().forEach((text, entry) -> page.append("| `%s` | [%s](#%s) |\n"
                .formatted(text.replace("|", "\\|").replace("`", "'"), entry.title(), entry.code())));
        page.append("\n## Known failures\n");
        for (KnownError entry : ErrorCatalogue.entries()) {
            section(entry, page);
        }
        return page.append(CheckPage.text()).toString();
    }

    private static Map<String, KnownError> index() {
        Map<String, KnownError> index = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (KnownError entry : ErrorCatalogue.entries()) {
            for (KnownError.Example example : entry.examples()) {
                String line =
                        example.text().lines().reduce((first, last) -> last).orElse("");
                index.put(
                        line.length() <= MAX_INDEX_TEXT
                                ? line
                                : line.substring(0, MAX_INDEX_TEXT).strip() + " …",
                        entry);
            }
        }
        return index;
    }

    private static void section(KnownError entry, StringBuilder page) {
        page.append("\n### <a id=\"%s\"></a>%s\n\n".formatted(entry.code(), entry.title()));
        entry.examples()
                .forEach(example ->
                        page.append("```text\n").append(example.text().strip()).append("\n```\n\n"));
        List<String> seen = new ArrayList<>(List.of("`" + entry.code() + "`"));
        if (!entry.where().isEmpty()) {
            seen.add("at "
                    + String.join(
                            ", ",
                            entry.where().stream()
                                    .map(place -> place.code().replace('-', ' '))
                                    .toList()));
        }
        page.append(String.join(" ", seen)).append("\n\n");
        page.append(Texts.sentence(entry.cause()))
                .append("\n\n")
                .append(Texts.sentence(entry.remedy()))
                .append("\n\n");
        commands(entry.commands(), page);
        for (KnownError.Instead instead : entry.instead()) {
            page.append("With `%s`: ".formatted(instead.when().replace("=", ": ")))
                    .append(Texts.sentence(instead.remedy()))
                    .append("\n\n");
            commands(instead.commands(), page);
        }
        if (entry.link() != null) {
            page.append("<").append(entry.link()).append(">\n");
        }
    }

    private static void commands(List<String> commands, StringBuilder page) {
        if (!commands.isEmpty()) {
            page.append("```sh\n");
            commands.forEach(command -> page.append(Texts.sentence(command)).append("\n"));
            page.append("```\n\n");
        }
    }
}
