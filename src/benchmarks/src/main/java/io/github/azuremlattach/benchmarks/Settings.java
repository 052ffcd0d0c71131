package io.github.azuremlattach.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to measure, and with what.
 *
 * @param parts the names of the parts
 * @param rounds how often each contestant runs
 * @param jar the Action's runnable jar
 * @param options the file with the options of the image's JVM
 * @param jdk the home of the JDK that runs the product, with a trained archive; the cold runs compare it with the JDK of Maven
 * @param python a Python, which may have azure-ai-ml
 * @param az the Azure CLI, which may be missing
 * @param peers the folder of the peers' scripts
 * @param target a folder for what is made on the way
 * @param page a Markdown page that takes the figures; empty for none
 */
record Settings(
        List<String> parts,
        int rounds,
        Path jar,
        Path options,
        Path jdk,
        String python,
        String az,
        Path peers,
        Path target,
        Optional<Path> page) {

    static Settings ofSystem() {
        return new Settings(
                List.of(text("parts").split(",")),
                Integer.parseInt(text("rounds")),
                Path.of(text("jar")),
                Path.of(text("options")),
                Path.of(text("jdk")),
                text("python"),
                text("az"),
                Path.of(text("peers")),
                Path.of(text("target")),
                text("page").isEmpty() ? Optional.empty() : Optional.of(Path.of(text("page"))));
    }

    private static String text(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("-D" + name + " is missing");
        }
        return value;
    }
}
