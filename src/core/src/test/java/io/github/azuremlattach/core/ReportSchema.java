package io.github.azuremlattach.core;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.core.result.AttachReport;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the JSON schema of the report from the records that it is made of, for whoever reads it by a program. */
final class ReportSchema {
    static final String ID = "urn:azureml-attach:report:" + AttachReport.SCHEMA_VERSION;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Class<?>, ObjectNode> definitions = new LinkedHashMap<>();
    private final boolean strict;

    private ReportSchema(boolean strict) {
        this.strict = strict;
    }

    /** For users: fields that a later version adds are no mistake. */
    static String text() {
        return new ReportSchema(false).schema().toPrettyString() + "\n";
    }

    /** For tests: a field that is not described is a mistake. */
    static JsonNode strict() {
        return new ReportSchema(true).schema();
    }

    private ObjectNode schema() {
        ObjectNode schema = JSON.createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", ID)
                .put("title", "azureml-attach report");
        object(schema, AttachReport.class);
        ((ObjectNode) schema.path("properties").path("schemaVersion")).put("const", AttachReport.SCHEMA_VERSION);
        ((ObjectNode) schema.path("properties").path("start")).put("format", "date-time");
        ((ObjectNode) schema.path("properties").path("end")).put("format", "date-time");
        ObjectNode defs = schema.putObject("$defs");
        definitions.entrySet().stream()
                .sorted(Comparator.comparing(entry -> name(entry.getKey())))
                .forEach(entry -> defs.set(name(entry.getKey()), entry.getValue()));
        return schema;
    }

    private void object(ObjectNode schema, Class<?> type) {
        schema.put("type", "object").put("description", Javadocs.of(type));
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (RecordComponent component : type.getRecordComponents()) {
            boolean optional = component.getType() == Optional.class;
            Type value = optional
                    ? ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
                    : component.getGenericType();
            String name = renamed(component.getAccessor().getAnnotation(JsonProperty.class))
                    .or(() -> renamed(component.getAnnotation(JsonProperty.class)))
                    .orElse(component.getName());
            property(properties, name, value, Javadocs.of(type, component.getName()));
            if (!optional) {
                required.add(name);
            }
        }
        Arrays.stream(type.getDeclaredMethods())
                .filter(ReportSchema::isWritten)
                .filter(method -> !properties.has(method.getName()))
                .sorted(Comparator.comparing(Method::getName))
                .forEach(method -> {
                    property(
                            properties,
                            method.getName(),
                            method.getGenericReturnType(),
                            Javadocs.of(type, method.getName()));
                    required.add(method.getName());
                });
        if (strict) {
            schema.put("additionalProperties", false);
        }
    }

    private static boolean isWritten(Method method) {
        JsonProperty property = method.getAnnotation(JsonProperty.class);
        return property != null && property.access() == JsonProperty.Access.READ_ONLY;
    }

    private static Optional<String> renamed(JsonProperty property) {
        return Optional.ofNullable(property).map(JsonProperty::value).filter(name -> !name.isEmpty());
    }

    private void property(ObjectNode properties, String name, Type type, String description) {
        ObjectNode property = value(type);
        if (!description.isEmpty()) {
            property.put("description", description);
        }
        properties.set(name, property);
    }

    private ObjectNode value(Type type) {
        ObjectNode value = JSON.createObjectNode();
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            value.put("type", "array").set("items", value(generic.getActualTypeArguments()[0]));
        } else if (type instanceof ParameterizedType generic) {
            value.put("type", "object").set("additionalProperties", value(generic.getActualTypeArguments()[1]));
        } else if (type == String.class) {
            value.put("type", "string");
        } else if (type == boolean.class) {
            value.put("type", "boolean");
        } else if (type == int.class || type == long.class || type == Integer.class) {
            value.put("type", "integer");
        } else {
            define((Class<?>) type);
            value.put("$ref", "#/$defs/" + name((Class<?>) type));
        }
        return value;
    }

    private void define(Class<?> type) {
        if (definitions.containsKey(type)) {
            return;
        }
        ObjectNode definition = JSON.createObjectNode();
        definitions.put(type, definition);
        if (type.isEnum()) {
            codes(type).forEach(definition.put("type", "string").putArray("enum")::add);
        } else if (type.isSealed()) {
            ArrayNode any = definition.putArray("oneOf");
            for (JsonSubTypes.Type kind : type.getAnnotation(JsonSubTypes.class).value()) {
                define(kind.value());
                ObjectNode shape = definitions.get(kind.value());
                ((ObjectNode) shape.path("properties")).putObject("kind").put("const", kind.name());
                ((ArrayNode) shape.path("required")).insert(0, "kind");
                any.addObject().put("$ref", "#/$defs/" + name(kind.value()));
            }
        } else {
            object(definition, type);
        }
    }

    private static String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return (outer == null ? "" : outer.getSimpleName()) + type.getSimpleName();
    }

    /** The codes of an enum, as reports spell them. */
    static List<String> codes(Class<?> type) {
        Method spelling = Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(JsonValue.class))
                .findFirst()
                .orElseThrow();
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> {
                    try {
                        return (String) spelling.invoke(constant);
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }
}
