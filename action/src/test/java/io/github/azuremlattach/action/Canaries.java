package io.github.azuremlattach.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets that must be found nowhere. Letters and digits only, so that no escaping hides them. */
final class Canaries {
    /** A JSON Web Token in full or in part: an access token, an ID token, an assertion made from a certificate. */
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9]{8,}");

    /** The query of a status URL, whatever its values: {@code t}, {@code c}, {@code s} and {@code h} are the signature. */
    private static final Pattern SIGNED = Pattern.compile("service=new|[?&;](amp;)?[tcsh]=[A-Za-z0-9]");

    private static final Pattern REFERENCE = Pattern.compile("&#(\\d+);");
    private static final String MASK = "::add-mask::";
    private static final int SHORTEST = 12;

    private final Map<String, String> planted = new LinkedHashMap<>();

    /** Plants a secret that goes by a name. */
    Canaries plant(String name, String secret) {
        assertTrue(secret.matches("[A-Za-z0-9]{" + SHORTEST + ",}"), name);
        planted.put(name, secret);
        planted.put(
                name + " in Base64",
                Base64.getEncoder()
                        .encodeToString(secret.getBytes(StandardCharsets.UTF_8))
                        .substring(0, SHORTEST));
        return this;
    }

    /** Plants each part of a longer secret that no escaping changes. */
    Canaries plantParts(String name, String secret) {
        Matcher parts = Pattern.compile("[A-Za-z0-9]{" + SHORTEST + ",}").matcher(secret);
        while (parts.find()) {
            planted.put(name + " at " + parts.start(), parts.group());
        }
        return this;
    }

    /** How many are planted. */
    int count() {
        return planted.size();
    }

    /**
     * Searches everything that was written, as it stands and with character references and percent signs undone.
     *
     * @return the names of those found
     */
    List<String> found(String written) {
        TreeSet<String> found = new TreeSet<>();
        String shown = REFERENCE
                .matcher(written)
                .replaceAll(match -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(match.group(1)))));
        String decoded = URLDecoder.decode(
                shown.replaceAll("%(?![0-9a-fA-F]{2})", "%25").replace("+", "%2B"), StandardCharsets.UTF_8);
        for (String text : List.of(written, shown, decoded)) {
            planted.forEach((name, secret) -> {
                if (text.contains(secret)) {
                    found.add(name);
                }
            });
            if (TOKEN.matcher(text).find()) {
                found.add("a token");
            }
            if (SIGNED.matcher(text).find()) {
                found.add("a signed query");
            }
        }
        return List.copyOf(found);
    }

    /**
     * A log without the lines that hide these secrets, which the runner takes out. Each must stand there before the
     * secret is mentioned in any other way, and hold nothing but that secret.
     */
    static String withoutMasks(String log, List<String> masked) {
        StringBuilder rest = new StringBuilder();
        TreeSet<String> missing = new TreeSet<>(masked);
        for (String line : log.split("\n", -1)) {
            String secret = line.startsWith(MASK) ? line.substring(MASK.length()) : "";
            if (masked.contains(secret)) {
                missing.remove(secret);
            } else {
                missing.stream().filter(line::contains).forEach(early -> rest.append("mentioned before its mask: ")
                        .append(early)
                        .append('\n'));
                rest.append(line).append('\n');
            }
        }
        assertEquals(new TreeSet<String>(), missing, "not masked");
        return rest.toString();
    }
}
