package io.github.azuremlattach.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.settings.InvalidSettingsException;
import io.github.azuremlattach.core.settings.Parameter;
import io.github.azuremlattach.core.signin.ConnectionSettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What must hold whatever somebody asks for. */
public final class HostileSettings {
    private static final Pattern LINE_BREAK = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]");
    private static final Pattern ODD_IN_ID = Pattern.compile("[^\\p{L}\\p{N}_.()@:/-]|//|/[.]{1,2}(/|$)");
    private static final int LONGEST_MISTAKE = 1100;
    private static final int MOST_MISTAKES = 300;

    private HostileSettings() {}

    /** Any value of any parameter is taken, or named in one sentence. */
    public static void parameter(String text) {
        Parameter[] all = Parameter.values();
        Parameter parameter = all[text.isEmpty() ? 0 : text.charAt(0) % all.length];
        String value = text.isEmpty() ? "" : text.substring(1);
        Ask ask = Ask.aks().with("identity-type", "SystemAssigned").with(parameter.kebabCase(), value);
        checked(() -> AttachRequest.from(ask)).ifPresent(HostileSettings::clean);
        List<String> mistakes = mistakes(() -> ConnectionSettings.from(ask));
        if (parameter.isSecret() && value.length() > 12) {
            assertFalse(mistakes.toString().contains(value), mistakes.toString());
        }
    }

    /** The CLI's file. */
    public static void computeFile(String text) {
        checked(() -> AttachRequest.from(Ask.aks().file(text))).ifPresent(HostileSettings::clean);
    }

    /** The file of many computes. */
    public static void manifest(String text) {
        Ask ask = Ask.nothing()
                .with("manifest", "fleet.yml")
                .with("resource-group", "rg")
                .with("workspace-name", "ml-prod")
                .file("fleet.yml", text);
        checked(() -> FleetRequest.from(ask)).ifPresent(fleet -> fleet.targets().forEach(HostileSettings::clean));
    }

    /** An id holds nothing that could lead elsewhere, and stays the same however often it is read. */
    public static void resourceId(String text) {
        Optional<ResourceId> id = ResourceId.parse(text);
        if (id.isPresent()) {
            String written = id.get().toString();
            assertTrue(written.startsWith("/subscriptions/"), written);
            assertFalse(ODD_IN_ID.matcher(written).find(), written);
            assertEquals(id, ResourceId.parse(written));
            for (String other : List.of(
                    written.toLowerCase(Locale.ROOT),
                    written.toUpperCase(Locale.ROOT),
                    written.replace('i', '\u0131'),
                    written.replace('k', '\u212a'))) {
                Optional<ResourceId> read = ResourceId.parse(other);
                if (read.isPresent() && read.get().equals(id.get())) {
                    assertEquals(id.get().hashCode(), read.get().hashCode(), other);
                }
            }
        }
    }

    private static void clean(AttachRequest request) {
        resourceId(request.workspace().toString());
        assertFalse(ODD_IN_ID.matcher(request.computeId().toString()).find());
        assertTrue(request.kubernetes().namespace().matches("[a-z0-9-]{1,63}"));
        request.computeRoles()
                .forEach(grant -> assertFalse(
                        ODD_IN_ID.matcher(grant.scope()).find() && !grant.isWorkspaceOwned(), grant.scope()));
    }

    private static <T> Optional<T> checked(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (InvalidSettingsException e) {
            sentences(e.mistakes());
            return Optional.empty();
        }
    }

    private static List<String> mistakes(Supplier<?> reading) {
        try {
            reading.get();
            return List.of();
        } catch (InvalidSettingsException e) {
            sentences(e.mistakes());
            return e.mistakes();
        }
    }

    private static void sentences(List<String> mistakes) {
        assertFalse(mistakes.isEmpty());
        assertTrue(mistakes.size() <= MOST_MISTAKES, "mistakes: " + mistakes.size());
        for (String mistake : mistakes) {
            assertFalse(LINE_BREAK.matcher(mistake).find(), mistake);
            assertTrue(mistake.length() <= LONGEST_MISTAKE, "length: " + mistake.length());
        }
    }
}
