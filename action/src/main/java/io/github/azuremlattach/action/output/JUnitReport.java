package io.github.azuremlattach.action.output;

import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachReport;
import io.github.azuremlattach.core.result.Verdict;
import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A run as JUnit XML, for systems that show test results: a suite for each compute, with a test for each pre-flight
 * check and one for the attach.
 */
final class JUnitReport {
    private final XMLStreamWriter xml;

    private JUnitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static String of(AttachReport report) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            new JUnitReport(xml).write(report);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML in memory is always writable", e);
        }
        return text + "\n";
    }

    private void write(AttachReport report) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuites");
        attribute("name", "Azure ML attach");
        for (AttachOutcome target : report.targets()) {
            suite(target);
        }
        if (report.failure().isPresent()) {
            begin("inputs", 1, 1, 0, 0);
            test("inputs", "inputs", 0);
            failure(report.failure().get());
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void suite(AttachOutcome target) throws XMLStreamException {
        boolean skipped = target.failure().isEmpty() && !target.succeeded();
        long unseen = count(target, Verdict.Result.COULD_NOT_CHECK) + (skipped ? 1 : 0);
        long failed = count(target, Verdict.Result.FAIL) + (target.failure().isPresent() ? 1 : 0);
        begin(target.name(), target.checks().size() + 1, failed, unseen, target.millis());
        for (Verdict verdict : target.checks()) {
            test(target.name(), verdict.check(), 0);
            verdict(verdict);
            xml.writeEndElement();
        }
        test(target.name(), "attach", target.millis());
        if (target.failure().isPresent()) {
            failure(target.failure().get());
        } else if (skipped) {
            xml.writeStartElement("skipped");
            attribute("message", target.kind().toString());
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void verdict(Verdict verdict) throws XMLStreamException {
        String advice = verdict.advice().map(Advice::toString).orElse("");
        switch (verdict.result()) {
            case PASS -> {}
            case WARNING -> {
                xml.writeStartElement("system-out");
                xml.writeCharacters(clean((verdict.evidence() + " " + advice).strip()));
                xml.writeEndElement();
            }
            case FAIL, COULD_NOT_CHECK -> {
                xml.writeStartElement(verdict.failed() ? "failure" : "skipped");
                attribute("message", verdict.evidence());
                xml.writeCharacters(clean(advice));
                xml.writeEndElement();
            }
        }
    }

    private void failure(AttachFailure failure) throws XMLStreamException {
        xml.writeStartElement("failure");
        attribute("message", failure.summary());
        StringBuilder text = new StringBuilder();
        failure.details().forEach(line -> text.append(line).append('\n'));
        failure.advice().forEach(line -> text.append("-> ").append(line).append('\n'));
        xml.writeCharacters(clean(text.toString()));
        xml.writeEndElement();
    }

    private void begin(String name, long tests, long failures, long skipped, long millis) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute("name", name);
        attribute("tests", String.valueOf(tests));
        attribute("failures", String.valueOf(failures));
        attribute("errors", "0");
        attribute("skipped", String.valueOf(skipped));
        attribute("time", seconds(millis));
    }

    private void test(String suite, String name, long millis) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("classname", "azureml-attach." + suite);
        attribute("name", name);
        attribute("time", seconds(millis));
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, clean(value));
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
    }

    private static long count(AttachOutcome target, Verdict.Result result) {
        return target.checks().stream().filter(one -> one.result() == result).count();
    }

    /** Without the characters that XML cannot hold. */
    private static String clean(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", " ");
    }
}
