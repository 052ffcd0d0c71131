package io.github.azuremlattach.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.scenario.ScenarioException;
import io.github.azuremlattach.emulator.scenario.ScenarioText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What exists in the emulated Azure, how it behaves and what goes wrong: an immutable value. */
public final class Scenario {
    private static final String STANDARD = "standard-scenario.yaml";

    private final ObjectNode tree;

    private Scenario(ObjectNode tree) {
        this.tree = tree;
    }

    /** The scenario that a YAML text describes; a mistake is one sentence in a {@link ScenarioException}. */
    public static Scenario parse(String yaml) {
        return new Scenario(ScenarioText.merge(Json.object(), ScenarioText.parse(yaml)));
    }

    /** The scenario in a YAML file. */
    public static Scenario load(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new ScenarioException("Scenario: cannot read " + file + ".");
        }
    }

    /** The embedded default: two clusters, an edge cluster, three workspaces and a pipeline that owns them. */
    public static Scenario standard() {
        return parse(standardYaml());
    }

    /** This scenario with a YAML snippet laid over it: maps merge, lists and values replace, null removes. */
    public Scenario with(String yaml) {
        return new Scenario(ScenarioText.merge(tree, ScenarioText.parse(yaml)));
    }

    /** The tree behind the scenario, as a copy. */
    public ObjectNode tree() {
        return tree.deepCopy();
    }

    /** The text of the embedded default, a model for one's own. */
    static String standardYaml() {
        try (InputStream stream = Scenario.class.getResourceAsStream(STANDARD)) {
            if (stream == null) {
                throw new IllegalStateException(STANDARD + " is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
