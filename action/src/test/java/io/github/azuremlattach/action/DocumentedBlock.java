package io.github.azuremlattach.action;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A block of code of a page for users. */
public final class DocumentedBlock {
    private static final Path ROOT = Path.of("..");

    private DocumentedBlock() {}

    /**
     * The first block of a language below some text of a page.
     *
     * @param page its path in the repository
     */
    public static String of(String page, String after, String language) throws IOException {
        String text = Files.readString(ROOT.resolve(page));
        int heading = text.indexOf(after);
        assertTrue(heading >= 0, page + " has no " + after);
        String fence = "```" + language + "\n";
        int fenced = text.indexOf(fence, heading);
        assertTrue(fenced >= 0, page + " has no " + language + " below " + after);
        int start = fenced + fence.length();
        return text.substring(start, text.indexOf("```", start)).stripIndent();
    }
}
