package io.github.azuremlattach.core;

import io.github.azuremlattach.core.diagnosis.ErrorCatalogue;
import io.github.azuremlattach.core.diagnosis.KnownError;
import io.github.azuremlattach.core.diagnosis.Texts;
import io.github.azuremlattach.core.preflight.CheckPage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes {@code docs/troubleshooting.md}: an index by Azure's words, a section for each known failure, and every check. */
final class TroubleshootingPage {
    private static final int MAX_INDEX_TEXT = 110;

    private TroubleshootingPage() {}

    static String text() {
        StringBuilder page = new StringBuilder("# Troubleshooting\n\n" + Pages.NOTE);
        page.append(
                "A run that fails says why and what to do. Here is the same for reading, by the message as Azure writes "
                        + "it: find\nthe first words of the message, with its code, in the table. Names and ids are left out there. The report has the "
                        + "name of the\nfailure in `failure.code`, and that of a check's finding in `checks[].code`. `<...>` "
                        + "stands for a name of yours.\n\n");
        page.append(
                "- [Azure's messages](#azures-messages)\n- [Known failures](#known-failures)\n"
                        + "- [Pre-flight checks](#pre-flight-checks)\n\n## Azure's messages\n\n| Azure says | means |\n|---|---|\n");
        index().forEach((text, entries) -> page.append("| `%s` | %s |\n"
                .formatted(
                        text.replace("|", "\\|").replace("`", "'"),
                        entries.stream()
                                .map(entry -> "[%s](#%s)".formatted(entry.title(), entry.code()))
                                .collect(Collectors.joining("<br>")))));
        page.append("\n## Known failures\n");
        for (KnownError entry : ErrorCatalogue.entries()) {
            section(entry, page);
        }
        return page.append(CheckPage.text()).toString();
    }

    private static Map<String, Set<KnownError>> index() {
        Map<String, Set<KnownError>> index = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (KnownError entry : ErrorCatalogue.entries()) {
            for (KnownError.Example example : entry.examples()) {
                index.computeIfAbsent(shortened(example.text()), text -> new LinkedHashSet<>())
                        .add(entry);
            }
        }
        return index;
    }

    /** The part by which one message differs from another: names and ids are left out. */
    private static String shortened(String text) {
        String line = text.lines()
                .reduce((first, last) -> last)
                .orElse("")
                .replaceAll("The client '[^']*' with object id '[^']*'", "The client …")
                .replaceAll("'/subscriptions/[^']*'", "'/…'")
                .replaceAll("(Failed:) The extension operation failed with the following error: +", "$1 … ");
        return line.length() <= MAX_INDEX_TEXT
                ? line
                : line.substring(0, MAX_INDEX_TEXT).strip() + " …";
    }

    private static void section(KnownError entry, StringBuilder page) {
        page.append("\n### <a id=\"%s\"></a>%s\n\n".formatted(entry.code(), entry.title()));
        entry.examples()
                .forEach(example ->
                        page.append("```text\n").append(example.text().strip()).append("\n```\n\n"));
        String places = entry.where().stream().map(PlaceWords::of).collect(Collectors.joining(", "));
        page.append("`").append(entry.code()).append("`");
        page.append(places.isEmpty() ? "\n\n" : " · seen " + places + "\n\n");
        page.append("**Why:** ").append(Texts.sentence(entry.cause())).append("\n\n");
        page.append("**Do:** ").append(Texts.sentence(entry.remedy())).append("\n\n");
        commands(entry.commands(), page);
        for (KnownError.Instead instead : entry.instead()) {
            page.append("**Do**, with `%s`: ".formatted(instead.when().replace("=", ": ")))
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
