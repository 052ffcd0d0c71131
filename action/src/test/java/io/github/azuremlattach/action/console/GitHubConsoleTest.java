package io.github.azuremlattach.action.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.action.output.CommandFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workflow commands and command files, character by character as GitHub's toolkit writes them. */
class GitHubConsoleTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final GitHubConsole commands = new GitHubConsole(new PrintStream(out, true, StandardCharsets.UTF_8), false);

    @Test
    void dataAndPropertiesAreEscaped() {
        commands.error(new Annotation("a:b,c%", "100% of\r\nit: all, ü", "a,b.yml", 3));
        assertEquals("::error title=a%3Ab%2Cc%25,file=a%2Cb.yml,line=3::100%25 of%0D%0Ait: all, ü\n", text());
    }

    @Test
    void aLineIsNeverACommand() {
        commands.line("::add-mask::x\n  ::stop-commands::y\na ##[add-mask]z\nplain :: text");
        assertEquals("| ::add-mask::x\n|   ::stop-commands::y\na ## [add-mask]z\nplain :: text\n", text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u0085", "\u2007", "\u202f", "\u3000", "\ufeff", "\u200b", "\u00ad", "\u001b"})
    void norDoesAnUnseenCharacterMakeOne(String unseen) {
        commands.line(unseen + "::add-mask::x");
        assertTrue(text().matches("\\| .::add-mask::x\n"), text());
    }

    @Test
    void anOldCommandIsTakenApartInTheMiddleOfALine() {
        commands.line("a #\u200b#[set-output name=x]z\n::##[add-mask]y");
        assertEquals("a #\u200b# [set-output name=x]z\n| ::## [add-mask]y\n", text());
    }

    @Test
    void eachLineOfASecretIsMasked() {
        commands.mask("one\n\n  \ntwo%");
        assertEquals("::add-mask::one\n::add-mask::two%25\n", text());
    }

    @Test
    void aValueCannotEndItself(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("output");
        CommandFile.append(file, Map.of("plan", "a\nEOF\nother=x"));
        String written = Files.readString(file);
        assertEquals(true, written.matches("plan<<(ghadelimiter_[0-9a-f-]{36})\na\nEOF\nother=x\n\\1\n"), written);
        CommandFile.append(file, Map.of("half", "\ud800"));
        assertTrue(Files.readString(file).contains("\n?\n"), Files.readString(file));
        assertThrows(UncheckedIOException.class, () -> CommandFile.append(folder, "text"));
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
