package io.github.azuremlattach.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.azuremlattach.action.console.Annotation;
import io.github.azuremlattach.action.console.Console;
import io.github.azuremlattach.action.console.GitHubConsole;
import io.github.azuremlattach.action.console.Text;
import io.github.azuremlattach.action.log.MergeLog;
import io.github.azuremlattach.action.output.CommandFile;
import io.github.azuremlattach.action.output.JUnitReports;
import io.github.azuremlattach.action.output.ReportMerge;
import io.github.azuremlattach.action.summary.PlanPage;
import io.github.azuremlattach.action.summary.SummaryPage;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachOutcome.Kind;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.AttachReport;
import io.github.azuremlattach.core.result.Change;
import io.github.azuremlattach.core.result.ChangeResult;
import io.github.azuremlattach.core.result.Difference;
import io.github.azuremlattach.core.result.InstallExtension;
import io.github.azuremlattach.core.result.Reason;
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
import java.time.Instant;
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
        assertEquals(List.of(), commandsOf(console -> console.line(text)));
        assertEquals(
                List.of(),
                commandsOf(console -> console.line(Text.of(Text.Style.BAD, text).and(text))));
        Annotation annotation = new Annotation(text, text, "", 0);
        assertEquals(
                List.of("error {title=" + whole(text) + "} " + whole(text)),
                commandsOf(console -> console.error(annotation)));
        assertEquals(
                List.of("warning {title=" + whole(text) + "} " + whole(text)),
                commandsOf(console -> console.warning(annotation)));
        assertEquals(List.of("debug {} " + whole(text)), commandsOf(console -> console.debug(text)));
        assertEquals(
                List.of("group", "endgroup"),
                commandsOf(console -> console.fold(Text.of(text), List.of(Text.of(text)))).stream()
                        .map(command -> command.replaceAll(" .*", ""))
                        .toList());
        assertEquals(
                text.lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> "add-mask {} " + whole(line))
                        .toList(),
                commandsOf(console -> console.mask(text)));
    }

    /** Every page is the Markdown that the product wrote, with the text in it as text. */
    public static void pages(String text) {
        AttachReport failed = report(target(text, Kind.FAILED));
        MarkdownEyes.check(SummaryPage.of(failed), 1, 1);
        MarkdownEyes.check(PlanPage.of(failed), 1, 1);
        MarkdownEyes.check(SummaryPage.of(report(target(text, Kind.FAILED), target("x" + text, Kind.ATTACHED))), 2, 2);
        MarkdownEyes.check(
                SummaryPage.of(AttachReport.failed("dev", Instant.EPOCH, Instant.EPOCH, failure(text))), 0, 0);
        MarkdownEyes.check(
                SummaryPage.of(AttachReport.of(
                        "dev",
                        Instant.EPOCH,
                        Instant.EPOCH,
                        "apply",
                        true,
                        List.of(target(text, Kind.UNFINISHED), target("x" + text, Kind.SKIPPED)))),
                2,
                2);
    }

    /** The XML is well-formed, and its elements are those of the report. */
    public static void junit(String text) {
        String one = "testsuite testcase skipped testcase failure";
        assertEquals(
                "testsuites " + one + " " + one,
                elements(JUnitReports.of(report(target(text, Kind.FAILED), target(text, Kind.FAILED)))));
    }

    /** A report of another job is merged, or refused in a sentence. */
    public static void merge(String text) {
        Path folder = temporary();
        try {
            Files.delete(folder);
            Files.createDirectory(folder);
            Files.writeString(folder.resolve("r.json"), whole(text));
            AttachReport report = ReportMerge.of(folder, "r.json");
            MarkdownEyes.check(SummaryPage.of(report), -1, -1);
            assertEquals(List.of(), commandsOf(console -> MergeLog.write(console, report)));
        } catch (InvalidSettingsException e) {
            assertEquals(1, e.mistakes().size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(folder.resolve("r.json"));
            delete(folder);
        }
    }

    private static AttachReport report(AttachOutcome... targets) {
        return AttachReport.of("dev", Instant.EPOCH, Instant.EPOCH, "apply", false, List.of(targets));
    }

    private static AttachFailure failure(String text) {
        List<String> lines = List.of(text, "x" + text);
        Advice advice = new Advice(text, text, List.of(text), text);
        return new AttachFailure(AttachFailure.Kind.REFUSED, text, text, lines, lines, List.of(advice), text);
    }

    private static AttachOutcome target(String text, Kind kind) {
        Map<String, String> settings = Map.of("a", text, "b", text, "c", text, "d", text, "e" + text, text);
        Change change = new InstallExtension(text, text, text, text, settings, Reason.EXTENSION_MISSING, List.of());
        Advice advice = new Advice(text, text, List.of(text), text);
        return new AttachOutcome(
                text,
                kind,
                "/subscriptions/s/" + text,
                text,
                text,
                text,
                text,
                text,
                true,
                Optional.of(new AttachPlan(
                        AttachPlan.Decision.CHANGE,
                        List.of(change),
                        true,
                        List.of(new Difference(text, text, text, true)))),
                List.of(new Verdict(
                        text, Verdict.Result.COULD_NOT_CHECK, text, Map.of("a", text), text, Optional.of(advice))),
                List.of(new ChangeResult(change, ChangeResult.Status.DONE, text)),
                List.of(text),
                List.of(new AttachOutcome.Span(text, 0, 60_000), new AttachOutcome.Span(text, 60_000, 30_000)),
                "https://portal.azure.com/#@/resource/" + text,
                kind == Kind.FAILED ? Optional.of(failure(text)) : Optional.empty());
    }

    private static List<String> commandsOf(Consumer<Console> writing) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        writing.accept(new GitHubConsole(new PrintStream(log, true, StandardCharsets.UTF_8), true));
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
