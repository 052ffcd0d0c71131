package io.github.azuremlattach.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.fleet.FleetReport;
import io.github.azuremlattach.core.fleet.TargetReport;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.Difference;
import io.github.azuremlattach.core.result.PlannedChange;
import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What must hold whatever text goes out: it stays the text that it is. */
public final class HostileOutput {
    private HostileOutput() {}

    /** Each value comes back as itself, and no value becomes a second output. */
    public static void commandFile(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("plan", text);
        values.put("report", "");
        values.put("outcome", text + "\n" + text);
        Path file = temporary();
        try {
            CommandFile.append(file, values);
            Map<String, String> read = RunnerEyes.outputs(Files.readString(file));
            values.replaceAll((name, value) -> whole(value));
            assertEquals(values, read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(file);
        }
    }

    /** Plain lines are no commands, and a command is the one that was meant, with the text as its data. */
    public static void commands(String text) {
        assertEquals(List.of(), commandsOf(commands -> commands.line(text)));
        assertEquals(
                List.of("error {title=" + whole(text) + "} " + whole(text)),
                commandsOf(commands -> commands.error(text, text)));
        assertEquals(
                List.of("warning {title=" + whole(text) + "} " + whole(text)),
                commandsOf(commands -> commands.warning(text, text)));
        assertEquals(List.of("debug {} " + whole(text)), commandsOf(commands -> commands.debug(text)));
        assertEquals(List.of("group {} " + whole(text)), commandsOf(commands -> commands.group(text)));
        assertEquals(
                text.lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> "add-mask {} " + whole(line))
                        .toList(),
                commandsOf(commands -> commands.mask(text)));
    }

    /** Every page is the Markdown that the product wrote, with the text in it as text. */
    public static void pages(String text) {
        AttachOutcome outcome = outcome(text);
        AttachPlan plan = outcome.plan().orElseThrow();
        MarkdownEyes.check(StepSummary.of(outcome), 5, 4);
        MarkdownEyes.check(StepSummary.of(outcome.failure().orElseThrow()), 0, 0);
        MarkdownEyes.check(StepSummary.cancelled(List.of(text, text)), 0, 0);
        MarkdownEyes.check(plan.toMarkdown(), 1, 1);
        MarkdownEyes.check(FleetSummary.of(fleet(text)), 2, 2);
    }

    /** The XML is well-formed, and its elements are those of the report. */
    public static void junit(String text) {
        assertEquals("testsuite testcase skipped testcase failure", elements(JUnitReport.of(outcome(text))));
        assertEquals("testsuite testcase failure testcase", elements(JUnitReport.of(fleet(text))));
    }

    /** A report of another job is merged, or refused in a sentence. */
    public static void merge(String text) {
        Path folder = temporary();
        try {
            Files.delete(folder);
            Files.createDirectory(folder);
            Files.writeString(folder.resolve("r.json"), whole(text));
            FleetReport report = ReportMerge.of(folder, "r.json");
            MarkdownEyes.check(FleetSummary.of(report), report.targets().size(), plans(report));
            assertEquals(List.of(), commandsOf(commands -> commands.line(FleetLog.counts(report))));
            assertTrue(report.exitCode() >= 0 && report.exitCode() <= 5);
        } catch (InvalidSettingsException e) {
            assertEquals(1, e.mistakes().size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(folder.resolve("r.json"));
            delete(folder);
        }
    }

    private static int plans(FleetReport report) {
        return (int) report.targets().stream()
                .filter(target -> !target.plan().isEmpty())
                .count();
    }

    private static AttachOutcome outcome(String text) {
        List<String> lines = List.of(text, "x" + text);
        Advice advice = new Advice(text, text, text);
        return new AttachOutcome(
                AttachOutcome.Kind.FAILED,
                "/subscriptions/s/" + text,
                text,
                text,
                true,
                Optional.of(new AttachPlan(
                        text,
                        List.of(new PlannedChange(PlannedChange.Kind.ATTACH, text, text)),
                        List.of(new Difference(text, text, text, true)),
                        List.of(Verdict.couldNotCheck("check", text, advice)))),
                lines,
                lines,
                List.of(new AttachOutcome.Span(text, Duration.ZERO, Duration.ofSeconds(1))),
                "https://portal.azure.com/#@/resource/" + text,
                Optional.of(new AttachFailure.Refused(text, lines, List.of(advice), Optional.of(text))));
    }

    private static FleetReport fleet(String text) {
        return new FleetReport(List.of(target(text, "failed", 1), target("x" + text, "attached", 0)));
    }

    private static TargetReport target(String text, String outcome, int exitCode) {
        List<String> lines = List.of(text, text);
        return new TargetReport(
                text, outcome, exitCode, text, text, text, true, text, 1.5, text, lines, lines, lines, lines, lines);
    }

    private static List<String> commandsOf(Consumer<Commands> writing) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        writing.accept(new Commands(new PrintStream(log, true, StandardCharsets.UTF_8)));
        return RunnerEyes.commands(log.toString(StandardCharsets.UTF_8));
    }

    private static String elements(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Element root = factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
            StringBuilder names = new StringBuilder(root.getTagName());
            var all = root.getElementsByTagName("*");
            for (int i = 0; i < all.getLength(); i++) {
                names.append(' ').append(all.item(i).getNodeName());
            }
            return names.toString();
        } catch (Exception e) {
            throw new AssertionError(xml, e);
        }
    }

    /** What remains of a text in UTF-8: half a character becomes a question mark. */
    private static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("hostile", ".txt");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        assertFalse(!file.toFile().delete() && file.toFile().exists(), "left: " + file);
    }
}
