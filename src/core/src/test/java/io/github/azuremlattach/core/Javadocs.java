package io.github.azuremlattach.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the sources say of a type and its components, so that pages for users say the same. */
final class Javadocs {
    private static final Path SOURCES = Path.of("src", "main", "java");

    private Javadocs() {}

    /** The first sentences of a type, up to its tags. */
    static String of(Class<?> type) {
        return clean(comment(type).split("\\n\\s*\\* @", 2)[0]);
    }

    /** A component of a record, or a method without parameters; empty when nothing is said of it. */
    static String of(Class<?> type, String name) {
        Matcher component = Pattern.compile("@param " + name + "\\s(.*?)(?=\\n\\s*\\* @|\\z)", Pattern.DOTALL)
                .matcher(comment(type));
        return component.find()
                ? clean(component.group(1))
                : method(type, name).map(Javadocs::clean).orElse("");
    }

    /** A constant of an enum; empty when nothing is said of it. */
    static String of(Enum<?> constant) {
        Matcher comment = Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*" + constant.name() + "\\b", Pattern.DOTALL)
                .matcher(source(constant.getDeclaringClass()));
        return comment.find() ? clean(comment.group(1)) : "";
    }

    private static Optional<String> method(Class<?> type, String name) {
        Matcher method = Pattern.compile(
                        "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@[^\\n]*\\s+)*(?:public )?[\\w<>, ]+ " + name + "\\(\\)",
                        Pattern.DOTALL)
                .matcher(source(type));
        if (method.find()) {
            return Optional.of(method.group(1));
        }
        Class<?>[] interfaces = type.getInterfaces();
        return interfaces.length == 0 ? Optional.empty() : method(interfaces[0], name);
    }

    private static String comment(Class<?> type) {
        Matcher comment = Pattern.compile(
                        "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s+)*(?:public )?(?:record|enum) "
                                + type.getSimpleName() + "\\b",
                        Pattern.DOTALL)
                .matcher(source(type));
        return comment.find() ? comment.group(1) : "";
    }

    private static String source(Class<?> type) {
        Class<?> outer = type;
        while (outer.getEnclosingClass() != null) {
            outer = outer.getEnclosingClass();
        }
        try {
            return Files.readString(SOURCES.resolve(outer.getName().replace('.', '/') + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String clean(String comment) {
        return comment.replaceAll("\\n\\s*\\*", " ")
                .replaceAll("\\{@(?:code|link) #?([^}]*)}", "$1")
                .replaceAll("<p>.*", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
