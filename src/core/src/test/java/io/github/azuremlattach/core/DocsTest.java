package io.github.azuremlattach.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference pages say what the core does; {@code -Dregenerate=true} writes them anew. */
class DocsTest {
    private static final Path DOCS = Path.of("..", "..", "docs");

    @Test
    void parameters() throws IOException {
        compare("parameters.md", Pages.parameters());
    }

    @Test
    void roles() throws IOException {
        compare("roles.md", Pages.roles());
    }

    @Test
    void troubleshooting() throws IOException {
        compare("troubleshooting.md", TroubleshootingPage.text());
    }

    @Test
    void manifestSchema() throws IOException {
        compare("manifest.schema.json", ManifestSchema.text());
    }

    @Test
    void report() throws IOException {
        compare("report.md", ReportPage.text());
    }

    @Test
    void reportSchema() throws IOException {
        compare("report.schema.json", ReportSchema.text());
    }

    @Test
    void pipelineActions() throws IOException {
        compare("pipeline-actions.md", Privileges.page());
    }

    @Test
    void pipelineRole() throws IOException {
        compare("pipeline-role.json", Privileges.role());
    }

    private static void compare(String name, String expected) throws IOException {
        Path page = DOCS.resolve(name);
        if (Boolean.getBoolean("regenerate")) {
            Files.writeString(page, expected);
        }
        assertEquals(expected, Files.readString(page), name + " is stale: run with -Dregenerate=true");
    }
}
