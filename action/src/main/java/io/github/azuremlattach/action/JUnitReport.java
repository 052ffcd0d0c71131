package io.github.azuremlattach.action;

import io.github.azuremlattach.core.fleet.FleetReport;
import io.github.azuremlattach.core.fleet.TargetReport;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.Verdict;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A run as JUnit XML, for systems that show test results: each pre-flight check is a test, and so is the attach. */
final class JUnitReport {
    private final XMLStreamWriter xml;

    private JUnitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static String of(AttachOutcome outcome) {
        return written(report -> report.suite(outcome));
    }

    static String of(FleetReport fleet) {
        return written(report -> report.suite(fleet));
    }

    private interface Writing {
        void into(JUnitReport report) throws XMLStreamException;
    }

    private static String written(Writing writing) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            writing.into(new JUnitReport(xml));
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML in memory is always writable", e);
        }
        return text + "\n";
    }

    private void suite(AttachOutcome outcome) throws XMLStreamException {
        List<Verdict> verdicts = outcome.plan().map(AttachPlan::verdicts).orElse(List.of());
        long skipped = count(verdicts, Verdict.Result.COULD_NOT_CHECK);
        long failed = count(verdicts, Verdict.Result.FAIL) + (outcome.succeeded() ? 0 : 1);
        long millis = outcome.timeline().stream()
                .mapToLong(span -> span.length().toMillis())
                .sum();
        begin(verdicts.size() + 1, failed, skipped, millis);
        for (Verdict verdict : verdicts) {
            test("preflight", verdict.check(), "0");
            if (verdict.result() != Verdict.Result.PASS) {
                xml.writeStartElement(verdict.failed() ? "failure" : "skipped");
                attribute("message", verdict.evidence());
                xml.writeCharacters(clean(verdict.advice().map(Object::toString).orElse("")));
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        test("attach", outcome.computeId(), seconds(millis));
        if (outcome.failure().isPresent()) {
            AttachFailure failure = outcome.failure().get();
            failure(
                    failure.summary(),
                    failure.details(),
                    failure.advice().stream().map(Object::toString).toList());
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void suite(FleetReport fleet) throws XMLStreamException {
        List<TargetReport> targets = fleet.targets();
        long failed = targets.stream().filter(target -> target.exitCode() != 0).count();
        long ended = targets.stream().filter(TargetReport::succeeded).count();
        begin(
                targets.size(),
                failed,
                targets.size() - failed - ended,
                targets.stream()
                        .mapToLong(target -> (long) (target.seconds() * 1000))
                        .sum());
        for (TargetReport target : targets) {
            test("attach", target.name(), seconds((long) (target.seconds() * 1000)));
            if (target.exitCode() != 0) {
                failure(target.summary(), target.details(), target.advice());
            } else if (!target.succeeded()) {
                xml.writeStartElement("skipped");
                attribute("message", target.outcome());
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void begin(long tests, long failures, long skipped, long millis) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuite");
        attribute("name", "Azure ML attach");
        attribute("tests", String.valueOf(tests));
        attribute("failures", String.valueOf(failures));
        attribute("errors", "0");
        attribute("skipped", String.valueOf(skipped));
        attribute("time", seconds(millis));
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
    }

    private void failure(String summary, List<String> details, List<String> advice) throws XMLStreamException {
        xml.writeStartElement("failure");
        attribute("message", summary);
        StringBuilder text = new StringBuilder();
        details.forEach(line -> text.append(line).append('\n'));
        advice.forEach(line -> text.append("-> ").append(line).append('\n'));
        xml.writeCharacters(clean(text.toString()));
        xml.writeEndElement();
    }

    private void test(String type, String name, String seconds) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("classname", "azureml-attach." + type);
        attribute("name", name);
        attribute("time", seconds);
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, clean(value));
    }

    private static long count(List<Verdict> verdicts, Verdict.Result result) {
        return verdicts.stream().filter(verdict -> verdict.result() == result).count();
    }

    /** Without the characters that XML cannot hold. */
    private static String clean(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", " ");
    }
}
