package io.github.azuremlattach.action.output;

import io.github.azuremlattach.core.result.AttachReport;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import io.github.azuremlattach.core.settings.SmallFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Merges reports, such as those that the shards of a manifest left, into one. */
public final class ReportMerge {
    /** Ten thousand computes take less. */
    private static final int MAX_BYTES = 64 << 20;

    private ReportMerge() {}

    /**
     * Reads and merges reports.
     *
     * @param root where paths begin
     * @param patterns paths or glob patterns, one a line
     * @throws InvalidSettingsException when a pattern names no file, or a file is no report
     */
    public static AttachReport of(Path root, String patterns) {
        List<AttachReport> reports = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        for (String pattern : patterns.lines().map(String::strip).toList()) {
            if (!pattern.isEmpty()) {
                read(root, pattern, reports, mistakes);
            }
        }
        if (!mistakes.isEmpty()) {
            throw new InvalidSettingsException(mistakes);
        }
        return AttachReport.merged(reports);
    }

    private static void read(Path root, String pattern, List<AttachReport> reports, List<String> mistakes) {
        try {
            List<Path> files = files(root, pattern);
            if (files.isEmpty()) {
                mistakes.add(sentence(pattern, "no file is there, give the paths of reports"));
            }
            for (Path file : files) {
                reports.add(AttachReport.parse(SmallFile.text(file, MAX_BYTES)));
            }
        } catch (IOException | UncheckedIOException | InvalidPathException | PatternSyntaxException e) {
            mistakes.add(sentence(pattern, "it cannot be read"));
        } catch (IllegalArgumentException e) {
            mistakes.add(sentence(pattern, String.valueOf(e.getMessage())));
        }
    }

    private static List<Path> files(Path root, String pattern) throws IOException {
        Path plain = root.resolve(pattern.replaceAll("[*?\\[{].*", ""));
        if (!pattern.matches(".*[*?\\[{].*")) {
            return Files.isRegularFile(plain) ? List.of(plain) : List.of();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + root.resolve(pattern));
        try (Stream<Path> all = Files.walk(Files.isDirectory(plain) ? plain : root)) {
            return all.filter(path -> matcher.matches(path) && Files.isRegularFile(path))
                    .sorted()
                    .toList();
        }
    }

    private static String sentence(String pattern, String why) {
        return "merge-reports is '" + pattern + "': " + why + ".";
    }
}
