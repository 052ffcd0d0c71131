package io.github.azuremlattach.core.survey;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reports of the health check in the config map arcml-healthcheck: one for each time that it ran before or after an
 * installation, update or removal.
 *
 * <p>Their form is seen in Azure/azure-sdk-for-python#33480.
 */
final class HealthReports {
    private static final Pattern FAILED = Pattern.compile(
            "Status:\\s+Failed\\s+Name:\\s+(\\S+)\\s+ErrorCode:\\s+(E\\d+)(?:\\s+ErrorMessage:\\s*(.*))?");
    private static final Pattern DATE = Pattern.compile("(?m)^Date: (\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d:\\d\\d)");

    /** What belongs to one operation: an installation that is undone runs the check again within its time limit. */
    private static final Duration ONE_OPERATION = Duration.ofHours(1);

    private HealthReports() {}

    /** The checks that failed in the last operation, as code and message. */
    static List<String> problems(JsonNode data) {
        List<String> reports = new ArrayList<>();
        data.properties().stream()
                .filter(entry -> entry.getKey().startsWith("reports-"))
                .forEach(entry -> reports.add(entry.getValue().asText("")));
        Optional<LocalDateTime> newest =
                reports.stream().flatMap(report -> date(report).stream()).max(LocalDateTime::compareTo);
        Set<String> problems = new LinkedHashSet<>();
        for (String report : reports) {
            boolean old = date(report)
                    .filter(date -> newest.filter(
                                    last -> date.plus(ONE_OPERATION).isBefore(last))
                            .isPresent())
                    .isPresent();
            if (!old) {
                report.lines()
                        .map(FAILED::matcher)
                        .filter(Matcher::find)
                        .forEach(check -> problems.add(problem(check)));
            }
        }
        return List.copyOf(problems);
    }

    private static String problem(Matcher check) {
        String message = check.group(3) == null ? "" : check.group(3).strip();
        return check.group(2) + ": " + (message.isEmpty() ? check.group(1) : message);
    }

    private static Optional<LocalDateTime> date(String report) {
        Matcher date = DATE.matcher(report);
        if (!date.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(date.group(1) + "T" + date.group(2)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
