package io.jenkins.plugins.azuremlattach;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachReport;
import java.util.LinkedHashMap;
import java.util.Map;

/** A report as the maps, lists, texts and numbers that a Pipeline and the remote API can read: its own fields. */
final class ReportMap {
    /** The key of the whole report as a JSON text, for an archive. */
    static final String REPORT = "report";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};

    private ReportMap() {}

    /** What a step for one compute returns: the fields of its outcome. */
    static Map<String, Object> of(AttachOutcome outcome, AttachReport report) {
        return with(read(outcome.toJson()), report);
    }

    /** What a step for many computes returns: the fields of the report. */
    static Map<String, Object> of(AttachReport report) {
        return with(fields(report), report);
    }

    /** The fields of the report. */
    static Map<String, Object> fields(AttachReport report) {
        return read(report.toJson());
    }

    private static Map<String, Object> with(Map<String, Object> map, AttachReport report) {
        map.put(REPORT, report.toJson());
        return map;
    }

    private static Map<String, Object> read(String json) {
        try {
            return JSON.readValue(json, MAP);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the report is no JSON object", e);
        }
    }
}
