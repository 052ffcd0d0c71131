package io.github.azuremlattach.action;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The boxes of docs/architecture.puml from top to bottom, and their packages from top to bottom.
 *
 * @param boxes the boxes, hosts first
 * @param arrows pairs of box names, from the upper to the lower
 */
record Floors(List<Box> boxes, List<List<String>> arrows) {
    static final Path FILE = Path.of("..", "docs", "architecture.puml");

    private static final Pattern BOX = Pattern.compile("^\\[(.+?)]((?: <<.+?>>)+) as (\\w+)( #\\w+)?$");
    private static final Pattern STEREOTYPE = Pattern.compile("<<(.+?)>>");
    private static final Pattern ARROW = Pattern.compile("^(\\w+) --> (\\w+)$");

    /**
     * A box.
     *
     * @param name its short name in the file
     * @param packages patterns of its packages, the first on top
     */
    record Box(String name, List<String> packages) {}

    static Floors read() {
        List<Box> boxes = new ArrayList<>();
        List<List<String>> arrows = new ArrayList<>();
        for (String line : text().lines().toList()) {
            Matcher box = BOX.matcher(line);
            Matcher arrow = ARROW.matcher(line);
            if (box.matches()) {
                List<String> packages = STEREOTYPE
                        .matcher(box.group(2))
                        .results()
                        .map(found -> found.group(1))
                        .toList();
                boxes.add(new Box(box.group(3), packages));
            } else if (arrow.matches()) {
                arrows.add(List.of(arrow.group(1), arrow.group(2)));
            }
        }
        return new Floors(boxes, arrows);
    }

    static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All packages from top to bottom. */
    List<String> packages() {
        return boxes.stream().flatMap(box -> box.packages().stream()).toList();
    }

    List<String> names() {
        return boxes.stream().map(Box::name).toList();
    }
}
