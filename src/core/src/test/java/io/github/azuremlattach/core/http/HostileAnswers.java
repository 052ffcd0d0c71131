package io.github.azuremlattach.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must hold whatever a server answers. */
public final class HostileAnswers {
    private static final HostGuardPolicy GUARD = new HostGuardPolicy(URI.create("https://management.azure.com"));
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");
    private static final Pattern QUERY = Pattern.compile("[?][A-Za-z-]+=");
    private static final Pattern OURS =
            Pattern.compile("(?i)https://([^/?#\\\\@:]*[.])?management[.]azure[.]com([/?#].*)?");
    private static final int LONGEST_LINE = 10_000;

    private HostileAnswers() {}

    /** The body of an error is a few short lines of plain text, without anybody's query string. */
    public static void error(String body) {
        ServiceError error = ServiceError.parse(body);
        for (String line : error.lines()) {
            assertFalse(UNSEEN.matcher(line).find(), line);
            assertFalse(QUERY.matcher(line).find(), line);
            assertTrue(line.length() <= LONGEST_LINE, "length: " + line.length());
        }
        assertEquals(error.lines().isEmpty(), error.innermost().isEmpty());
        assertTrue(error.firstCode().isEmpty() || error.has(error.firstCode()));
    }

    /** A token goes only to the Resource Manager, as anybody would read the address. */
    public static void statusUrl(String text) {
        try {
            URI address = URI.create(text);
            if (GUARD.allows(address)) {
                Matcher ours = OURS.matcher(text);
                assertTrue(ours.matches(), text);
                URL url = address.toURL();
                assertEquals("https", url.getProtocol(), text);
                assertTrue(
                        ("." + url.getHost().toLowerCase(java.util.Locale.ROOT)).endsWith(".management.azure.com"),
                        text);
            }
        } catch (IllegalArgumentException e) {
            assertFalse(String.valueOf(e.getMessage()).isEmpty());
        } catch (MalformedURLException e) {
            throw new AssertionError(text, e);
        }
    }
}
