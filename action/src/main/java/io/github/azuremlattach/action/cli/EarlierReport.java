package io.github.azuremlattach.action.cli;

import io.github.azuremlattach.action.console.Dialect;
import io.github.azuremlattach.action.output.ResultWriter;
import io.github.azuremlattach.core.result.AttachReport;
import io.github.azuremlattach.core.settings.SmallFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The report that an earlier run left, which must not be taken for that of a command line that was refused. */
final class EarlierReport {
    private static final int MAX_BYTES = 64 << 20;

    private EarlierReport() {}

    /**
     * Puts another report in its place, where there is one; a file that is no report stays as it is.
     *
     * @param words the command line, which may be wrong
     */
    static void replace(List<String> words, Map<String, String> environment, AttachReport report) {
        try {
            Path file = Path.of(path(words, environment));
            if (Files.isRegularFile(file)) {
                AttachReport.parse(SmallFile.text(file, MAX_BYTES));
                Files.writeString(file, report.toJson() + "\n");
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            // What cannot be read or is no report says nothing of an earlier run.
        }
    }

    private static String path(List<String> words, Map<String, String> environment) {
        String option = "--" + CliOption.REPORT.kebabCase();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).startsWith(option + "=")) {
                return words.get(i).substring(option.length() + 1);
            }
            if (words.get(i).equals(option) && i + 1 < words.size()) {
                return words.get(i + 1);
            }
        }
        String asked = environment.getOrDefault(CommandLineSettings.variable(CliOption.REPORT.kebabCase()), "");
        return asked.isEmpty() && Dialect.detect(environment) != Dialect.PLAIN ? ResultWriter.REPORT : asked;
    }
}
