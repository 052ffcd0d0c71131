package io.github.azuremlattach.core.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionSetTest {
    private static final String WRITE = "Microsoft.Authorization/roleAssignments/write";

    private static ActionSet of(String... actions) {
        return ActionSet.NONE.and(List.of(actions), List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "*, Microsoft.X/a/read, true",
        "*/read, Microsoft.X/a/read, true",
        "*/read, Microsoft.X/a/write, false",
        "Microsoft.X/*, Microsoft.X/a/b/write, true",
        "Microsoft.X/*, Microsoft.XY/a/read, false",
        "Microsoft.X/*/read, Microsoft.X/a/b/read, true",
        "Microsoft.X/*/read, Microsoft.X/read, false",
        "Microsoft.X/a/read, microsoft.x/A/READ, true",
        "Microsoft.X/a/read, Microsoft.X/a/reader, false",
        "Microsoft.X/a/read, xMicrosoft.X/a/read, false",
        "MicrosoftXX/a/read, Microsoft.X/a/read, false",
        "Microsoft.X/a*b*c, Microsoft.X/a1b2c, true",
        "'', Microsoft.X/a/read, false"
    })
    void aWildcardStandsForAnyText(String pattern, String action, boolean allowed) {
        assertEquals(allowed, of(pattern).allows(action));
    }

    @Test
    void aPatternIsNoRegularExpression() {
        assertFalse(of("Microsoft.X/(a|b)/read").allows("Microsoft.X/a/read"));
        assertTrue(of("Microsoft.X/(a|b)\\E/read").allows("Microsoft.X/(a|b)\\E/read"));
    }

    @Test
    void nothingIsAllowedUnlessAPermissionSaysSo() {
        assertFalse(ActionSet.NONE.allows(WRITE));
        assertFalse(of().allows(WRITE));
        assertTrue(of("Microsoft.X/*", WRITE).allows(WRITE));
    }

    @Test
    void notActionsTakeAwayWithinTheirOwnPermission() {
        ActionSet contributor = ActionSet.NONE.and(List.of("*"), List.of("Microsoft.Authorization/*/write"));
        assertFalse(contributor.allows(WRITE));
        assertTrue(contributor.allows("Microsoft.Authorization/roleAssignments/read"));
    }

    @Test
    void notActionsOfOnePermissionDoNotReachAnother() {
        ActionSet contributor = ActionSet.NONE.and(List.of("*"), List.of("Microsoft.Authorization/*/write"));
        ActionSet administrator = of("Microsoft.Authorization/roleAssignments/*");
        assertTrue(contributor.and(administrator).allows(WRITE));
        assertTrue(administrator.and(contributor).allows(WRITE));
        assertFalse(contributor.and(of("Microsoft.X/*")).allows(WRITE));
    }
}
