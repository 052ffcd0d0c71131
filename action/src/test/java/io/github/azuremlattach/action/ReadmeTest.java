package io.github.azuremlattach.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.azuremlattach.core.settings.Parameter;
import io.github.azuremlattach.emulator.Emulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README's workflow leads to a plan and to an attach, and its table of inputs says what the catalogue says. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..");
    /** On GitHub a file lies two folders below its repository: in blob, and there in a branch. */
    private static final Path RELEASES = ROOT.resolve("../../releases").normalize();

    private static final Pattern WORKFLOW = Pattern.compile("(?s)\\n```yaml\\n(on: .*?)```");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([a-z-]+)` \\| [^|]* \\| (yes)? ?\\| ?([^|]*?) ?\\|$");
    private static final Map<String, String> VARIABLES = Map.of(
            "${{ vars.AZURE_TENANT_ID }}", Job.TENANT,
            "${{ vars.AZURE_CLIENT_ID }}", Job.PIPELINE,
            "${{ vars.AKS_ID }}", Job.cluster("aks-1"));

    @TempDir
    Path folder;

    @Test
    void theWorkflowPlansAndThenAttaches() throws Exception {
        try (Emulator emulator = Emulator.start()) {
            emulator.apply("provisioning: {duration: 0s}");
            Map<String, String> planned = run(emulator, true);
            assertEquals("planned", planned.get("outcome"));
            assertTrue(emulator.compute(Job.WORKSPACE, "k8s-compute").isEmpty());

            Map<String, String> attached = run(emulator, false);
            assertEquals("attached", attached.get("outcome"));
            assertEquals("Succeeded", attached.get("provisioning-state"));
        }
    }

    @Test
    void theTableOfInputsIsRight() throws IOException {
        String inputs = section("## Inputs");
        Matcher row = ROW.matcher(inputs);
        int rows = 0;
        while (row.find()) {
            Parameter parameter = Parameter.named(row.group(1)).orElseThrow();
            assertEquals(parameter.isRequired(), row.group(2) != null, row.group(1));
            if (!parameter.defaultValue().isEmpty()) {
                assertEquals("`" + parameter.defaultValue() + "`", row.group(3), row.group(1));
            }
            rows++;
        }
        assertEquals(13, rows);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(Path page) throws IOException {
        Matcher link = LINK.matcher(Files.readString(page).replaceAll("(?s)```.*?```|`[^`\\n]*`", ""));
        while (link.find()) {
            Path target = page.resolveSibling(link.group(1)).normalize();
            assertTrue(Files.exists(target) || target.equals(RELEASES), page + " links to " + link.group(1));
        }
    }

    static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (String name : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", ".github/SECURITY.md")) {
            pages.add(ROOT.resolve(name));
        }
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
        }
        return pages;
    }

    private Map<String, String> run(Emulator emulator, boolean plan) throws Exception {
        Matcher workflow = WORKFLOW.matcher(Files.readString(ROOT.resolve("README.md")));
        assertTrue(workflow.find());
        JsonNode step = new YAMLMapper().readTree(workflow.group(1)).at("/jobs/attach/steps/0");
        assertEquals("OWNER/azureml-attach-action@v1", step.path("uses").asText());
        MovableClock clock = new MovableClock();
        Path workspace = Files.createDirectory(folder.resolve(plan ? "plan" : "attach"));
        Job job = new Job(workspace, emulator, clock);
        step.path("with").properties().forEach(input -> {
            String value = input.getValue().asText();
            job.with(input.getKey(), VARIABLES.getOrDefault(value, value));
        });
        if (!plan) {
            job.with("mode", "");
        }
        try (TokenStandIn tokens = new TokenStandIn(InstantSource.system(), Duration.ofMinutes(5))) {
            assertEquals(0, job.withIdTokens(tokens).run(), job.log());
        }
        return job.outputs();
    }

    private static String section(String heading) throws IOException {
        String page = Files.readString(ROOT.resolve("README.md"));
        int start = page.indexOf(heading);
        return page.substring(start, page.indexOf("\n## ", start));
    }
}
