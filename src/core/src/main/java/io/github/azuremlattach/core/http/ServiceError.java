package io.github.azuremlattach.core.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a service said went wrong: a tree of codes and messages, whatever shape it came in.
 *
 * <p>Seen in the wild: the {@code error} envelope of ARM, the same without envelope (AKS), capitalised keys (App
 * Service), details inside details, {@code innererror}, {@code additionalInfo}, a JSON string, HTML, nothing at all.
 *
 * @param code the service's code; empty when it gave none
 * @param message the service's words; empty when it gave none
 * @param details what lies deeper
 */
public record ServiceError(String code, String message, List<ServiceError> details) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DEEPEST = 12;
    private static final int LONGEST = 4000;
    private static final int MOST_READ = 16 * LONGEST;
    private static final String POLICY_VIOLATION = "PolicyViolation";
    private static final Set<String> CODES = Set.of("code", "errorcode", "error");
    private static final Set<String> MESSAGES =
            Set.of("message", "error_description", "errormessage", "reason", "title");

    /** Each alternative either ends at the next {@code <} or takes all the rest, so that no text takes quadratic time. */
    private static final Pattern UNSEEN_MARKUP =
            Pattern.compile("(?is)<(style|script|head)\\b.*?(?:</\\1>|\\z)|<!--.*?(?:-->|\\z)|<[^<>]*>");

    /** Azure and proxies quote the address that they were asked for, and its query may be a signature. */
    private static final Pattern QUERY = Pattern.compile("(?i)(?:[?]|%3F)[^\\s\"'<>?=]{1,200}=[^\\s\"'<>]*");

    /** Services quote what they were sent: tokens, and keys of connection strings. */
    private static final Pattern SECRET = Pattern.compile(
            "(?i)(\\b(?:(?:Shared)?AccessKey|AccountKey|SharedAccessSignature"
                    + "|client_?secret|password)[\"']?\\s*[=:]\\s*[\"']?)[^\\s;,\"'<>]+|()\\bey[IJ][\\w-]{8,}(?:\\.[\\w-]*){0,4}");

    /** Nothing was said. */
    public static final ServiceError NONE = new ServiceError("", "", List.of());

    /** Reads the body of an answer. */
    public static ServiceError parse(String body) {
        if (body.isBlank()) {
            return NONE;
        }
        try {
            return of(JSON.readTree(body));
        } catch (JsonProcessingException e) {
            return new ServiceError("", clean(UNSEEN_MARKUP.matcher(body).replaceAll(" ")), List.of());
        }
    }

    /** Reads a JSON tree. */
    public static ServiceError of(JsonNode node) {
        return of(node, 0);
    }

    private static ServiceError of(JsonNode node, int depth) {
        if (node.isTextual()) {
            return embedded(node.asText(), depth);
        }
        List<String> policy = policy(node);
        if (!policy.isEmpty()) {
            return new ServiceError(POLICY_VIOLATION, clean(String.join("; ", policy)), List.of());
        }
        String code = "";
        String message = "";
        List<ServiceError> details = new ArrayList<>();
        if (depth < DEEPEST && node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                String key = field.getKey().toLowerCase(Locale.ROOT);
                JsonNode value = field.getValue();
                if (value.isValueNode() && !value.isNull() && CODES.contains(key) && code.isEmpty()) {
                    code = clean(value.asText());
                } else if (value.isTextual() && MESSAGES.contains(key) && message.isEmpty()) {
                    ServiceError inner = embedded(value.asText(), depth);
                    message = inner.message;
                    details.addAll(inner.details);
                } else if (value.isContainerNode()) {
                    add(of(value, depth + 1), details);
                }
            }
        } else if (depth < DEEPEST && node.isArray()) {
            node.forEach(element -> {
                if (element.isContainerNode()) {
                    add(of(element, depth + 1), details);
                }
            });
        }
        return new ServiceError(code, message, details);
    }

    /** Which policy denied the request, and by which assignment, where the node is such an element of additionalInfo. */
    private static List<String> policy(JsonNode node) {
        List<String> facts = new ArrayList<>();
        if (node.path("type").asText("").equals(POLICY_VIOLATION)) {
            node.path("info").properties().forEach(field -> {
                if (field.getKey().startsWith("policy") && field.getValue().isTextual()) {
                    facts.add(field.getKey() + ": " + field.getValue().asText());
                }
            });
        }
        return facts;
    }

    /** A text that may be JSON itself, as messages passed on from an inner service are. */
    private static ServiceError embedded(String text, int depth) {
        if (depth < DEEPEST && text.strip().startsWith("{")) {
            try {
                ServiceError inner = of(JSON.readTree(text), depth + 1);
                if (!inner.lines().isEmpty()) {
                    return new ServiceError(inner.code, inner.message, inner.details);
                }
            } catch (JsonProcessingException e) {
                // Not JSON after all: the text speaks for itself.
            }
        }
        return new ServiceError("", clean(text), List.of());
    }

    /** Keeps what says something; a node without words of its own hands its children up. */
    private static void add(ServiceError error, List<ServiceError> into) {
        if (error.code.isEmpty() && error.message.isEmpty()) {
            into.addAll(error.details);
        } else {
            into.add(error);
        }
    }

    /** Text as one line of characters that can be shown and written, without query strings and secrets. */
    static String clean(String text) {
        String cut = text.length() <= MOST_READ ? text : text.substring(0, MOST_READ);
        String open =
                QUERY.matcher(cut.replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ")).replaceAll("?...");
        String line = SECRET.matcher(open).replaceAll("$1...").strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "...";
    }

    /** Every code and message, outermost first, each only once. */
    public List<String> lines() {
        Set<String> lines = new LinkedHashSet<>();
        collect(lines);
        return List.copyOf(lines);
    }

    private void collect(Set<String> lines) {
        if (!message.isEmpty() || !code.isEmpty()) {
            lines.add(message.isEmpty() ? code : code.isEmpty() ? message : code + ": " + message);
        }
        details.forEach(detail -> detail.collect(lines));
    }

    /** The innermost line: usually the one that helps. Empty when nothing was said. */
    public String innermost() {
        List<String> lines = lines();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    /** The first code on the way in; empty when there is none. */
    public String firstCode() {
        return !code.isEmpty()
                ? code
                : details.stream()
                        .map(ServiceError::firstCode)
                        .filter(c -> !c.isEmpty())
                        .findFirst()
                        .orElse("");
    }

    /** Whether a code anywhere in the tree fits a pattern. */
    boolean anyCode(Pattern wanted) {
        return wanted.matcher(code).matches() || details.stream().anyMatch(detail -> detail.anyCode(wanted));
    }

    /** Whether a code stands anywhere in the tree. */
    public boolean has(String wanted) {
        return code.equalsIgnoreCase(wanted) || details.stream().anyMatch(detail -> detail.has(wanted));
    }
}
