package io.github.azuremlattach.action.output;

import io.github.azuremlattach.action.console.AzurePipelinesConsole;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Output variables of an Azure Pipelines step, and a page on the summary of the run. */
public final class AzurePipelinesOutputs implements StepOutputs {
    /** The agent puts variables into the environment of later steps, which has limits. */
    private static final int MAX_CHARACTERS = 30_000;

    private static final String SUMMARY = "azureml-attach-summary.md";

    private final AzurePipelinesConsole console;
    private final CheckoutFiles files;
    private final String folder;

    /**
     * Hands values to the agent.
     *
     * @param folder where the summary is written, absolute
     */
    public AzurePipelinesOutputs(AzurePipelinesConsole console, CheckoutFiles files, String folder) {
        this.console = console;
        this.files = files;
        this.folder = folder;
    }

    /** Variables are named in camel case, since their names have no hyphens; what is too long for one is left out. */
    @Override
    public void values(Map<String, String> values) {
        values.forEach((name, value) -> console.command(
                "task.setvariable",
                "variable=" + camelCase(name) + ";isOutput=true",
                value.length() <= MAX_CHARACTERS ? value : ""));
    }

    @Override
    public void summary(String markdown) {
        String path = files.write(folder + "/" + SUMMARY, "summary", markdown);
        if (!path.isEmpty()) {
            console.command("task.uploadsummary", "", path);
        }
    }

    private static String camelCase(String name) {
        String words = Arrays.stream(name.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }
}
