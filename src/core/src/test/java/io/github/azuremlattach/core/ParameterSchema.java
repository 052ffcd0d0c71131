package io.github.azuremlattach.core;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.stream.Collectors;

/** Writes what a manifest may give for one parameter as JSON schema. */
final class ParameterSchema {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PAIR = "[^=\\r\\n]*[^=\\s][^=\\r\\n]*=[^\\r\\n]*";

    /** Lines of {@code key=value}. */
    private static final String PAIRS = "\\s*(" + PAIR + "([\\r\\n]+(\\s*|" + PAIR + "))*)?";

    private static final String GUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final String SEGMENT = "(?![.]{1,2}(/|\\s|,|$))[\\p{L}\\p{N}_.()@:-]{1,260}";
    private static final String GROUP = "/?" + anyCase("subscriptions") + "/" + GUID + "/" + anyCase("resourceGroups")
            + "/" + SEGMENT + "/" + anyCase("providers") + "/";
    private static final String CLUSTER = GROUP + "("
            + anyCase("Microsoft.ContainerService/managedClusters") + "|"
            + anyCase("Microsoft.Kubernetes/connectedClusters") + ")/" + SEGMENT + "/?";
    private static final String INSTANCE_TYPE = "[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?";

    private static final String SERVICE_ACCOUNT =
            "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?/[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?";

    private static final String IDENTITY =
            GROUP + anyCase("Microsoft.ManagedIdentity/userAssignedIdentities") + "/" + SEGMENT + "/?";
    private static final String SCOPE = "(" + anyCase("registry") + "|" + anyCase("storage") + "|/?"
            + anyCase("subscriptions") + "/" + GUID + "(/" + SEGMENT + ")*/?)";
    private static final String GRANT = "[^\\r\\n]*\\S[^\\r\\n]*@[ \\t]*" + SCOPE + "[ \\t]*";

    private ParameterSchema() {}

    static ObjectNode of(Parameter parameter) {
        ObjectNode schema = JSON.createObjectNode().put("description", parameter.description());
        String pattern = parameter.type().pattern();
        switch (parameter.type().form()) {
            case CHOICE -> choice(parameter, schema);
            case FLAG -> {
                types(schema, "boolean", "string", "null");
                pattern(schema, pattern, true);
            }
            case NUMBER -> {
                types(schema, "integer", "string", "null");
                schema.put("minimum", 1).put("maximum", parameter.type().max());
                pattern(schema, "0*(" + upTo(parameter.type().max()) + ")", true);
            }
            case TEXT -> types(schema, "string", "number", "boolean", "null");
            case LIST -> list(parameter, schema);
            case MAP -> {
                if (parameter == Parameter.TAGS) {
                    texts(schema);
                    types(schema, "object", "string", "null");
                    schema.put("pattern", "^(" + PAIRS + "|\\s*\\{[^{}\\[\\]]*}\\s*)$");
                } else {
                    map(schema);
                }
            }
            default -> {
                boolean needed = parameter == Parameter.COMPUTE_NAME;
                types(schema, "string", needed ? "string" : "null");
                pattern(schema, parameter == Parameter.RESOURCE_ID ? CLUSTER : pattern, !needed);
            }
        }
        usual(parameter, schema);
        if (!parameter.type().remedy().isEmpty()) {
            schema.put("patternErrorMessage", parameter.type().remedy());
        }
        return schema;
    }

    private static void usual(Parameter parameter, ObjectNode schema) {
        String value = parameter.defaultValue();
        switch (parameter.type().form()) {
            case FLAG -> schema.put("default", Boolean.parseBoolean(value));
            case NUMBER -> schema.put("default", Integer.parseInt(value));
            default -> {
                if (!value.isEmpty()) {
                    schema.put("default", value);
                }
            }
        }
    }

    /** The words as the catalogue spells them, for editors to offer; other spellings by a pattern. */
    private static void choice(Parameter parameter, ObjectNode schema) {
        ArrayNode either = schema.putArray("anyOf");
        ArrayNode words = either.addObject().putArray("enum");
        parameter.allowedValues().forEach(words::add);
        ObjectNode other = either.addObject();
        types(other, "string", "null");
        pattern(
                other,
                parameter.allowedValues().stream()
                        .map(word -> anyCase(word).replaceAll("(?<=.)(?=\\[Aa]\\[Ss]\\[Ss]\\[Ii])", "_?"))
                        .collect(Collectors.joining("|")),
                true);
    }

    private static void list(Parameter parameter, ObjectNode schema) {
        if (parameter == Parameter.EXTENSION_SETTINGS) {
            pairs(schema);
            return;
        }
        boolean grants = parameter == Parameter.COMPUTE_ROLES;
        String item =
                switch (parameter) {
                    case COMPUTE_ROLES -> GRANT;
                    case VERIFY_INSTANCE_TYPES -> INSTANCE_TYPE;
                    case FEDERATED_CREDENTIALS -> SERVICE_ACCOUNT;
                    default -> IDENTITY;
                };
        String gap = grants ? "\\r\\n" : ",\\r\\n";
        String lines =
                "[\\s" + gap + "]*(" + item + "(\\s*[" + gap + "][\\s" + gap + "]*" + item + ")*)?[\\s" + gap + "]*";
        types(schema, "array", "string", "null");
        schema.put("pattern", "^" + lines + "$");
        schema.putObject("items").put("type", "string").put("pattern", "^" + lines + "$");
    }

    private static void pairs(ObjectNode schema) {
        types(schema, "array", "string", "null");
        schema.put("pattern", "^" + PAIRS + "$");
        schema.putObject("items").put("type", "string").put("pattern", "^" + PAIRS + "$");
    }

    private static void map(ObjectNode schema) {
        types(schema, "object", "string", "null");
        ObjectNode type = schema.putObject("additionalProperties");
        types(type, "object", "null");
        type.put("additionalProperties", false);
        ObjectNode keys = type.putObject("properties");
        texts(keys.putObject("nodeSelector"));
        ObjectNode resources = keys.putObject("resources");
        types(resources, "object", "null");
        resources.put("additionalProperties", false);
        ObjectNode kinds = resources.putObject("properties");
        texts(kinds.putObject("requests"));
        texts(kinds.putObject("limits"));
    }

    private static void texts(ObjectNode schema) {
        types(schema, "object", "null");
        types(schema.putObject("additionalProperties"), "string", "number", "boolean", "null");
    }

    private static void types(ObjectNode schema, String... types) {
        ArrayNode all = schema.putArray("type");
        java.util.Arrays.stream(types).distinct().forEach(all::add);
    }

    private static void pattern(ObjectNode schema, String pattern, boolean orBlank) {
        if (!pattern.isEmpty()) {
            schema.put("pattern", "^\\s*(" + pattern + ")" + (orBlank ? "?" : "") + "\\s*$");
        }
    }

    /** A number up to a limit that is a digit and zeros, such as 500. */
    private static String upTo(int max) {
        String text = Integer.toString(max);
        int zeros = text.length() - 1;
        if (!text.substring(1).equals("0".repeat(zeros))) {
            throw new IllegalArgumentException("write a pattern for " + max);
        }
        String below = "[1-9][0-9]{0," + (zeros - 1) + "}";
        return text.charAt(0) == '1'
                ? below + "|" + text
                : below + "|[1-" + (char) (text.charAt(0) - 1) + "][0-9]{" + zeros + "}|" + text;
    }

    private static String anyCase(String word) {
        return word.chars()
                .mapToObj(c -> Character.isLetter(c)
                        ? "[" + Character.toString(Character.toUpperCase(c))
                                + Character.toString(Character.toLowerCase(c)) + "]"
                        : c == '.' ? "[.]" : Character.toString(c))
                .collect(Collectors.joining());
    }
}
