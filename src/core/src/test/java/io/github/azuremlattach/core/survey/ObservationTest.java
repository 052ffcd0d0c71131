package io.github.azuremlattach.core.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.azuremlattach.core.azure.Answers;
import io.github.azuremlattach.core.http.ArmException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObservationTest {
    private static final ArmException FORBIDDEN =
            Answers.refusal(403, "GET /x", "{\"error\":{\"code\":\"AuthorizationFailed\",\"message\":\"may not\"}}");
    private static final ArmException BUSY = Answers.refusal(503, "GET /x", "");

    private static Observation<String> failing(ArmException e, boolean patient) {
        return Observation.of(
                () -> {
                    throw e;
                },
                patient);
    }

    @Test
    void keepsWhatWasSeen() {
        Observation<String> looked = Observation.of(() -> "there", true);
        assertEquals(Optional.of("there"), looked.seen());
        assertEquals("saw there", looked.fold(seen -> "saw " + seen, why -> "no: " + why));
    }

    @Test
    void keepsTheReasonWhyNothingWasSeen() {
        Observation<String> looked = failing(FORBIDDEN, true);
        assertEquals(Optional.empty(), looked.seen());
        assertEquals("no: AuthorizationFailed: may not", looked.fold(seen -> "saw " + seen, why -> "no: " + why));
    }

    @Test
    void passingTroubleIsThrownOnlyWhilePatient() {
        assertSame(BUSY, assertThrows(ArmException.class, () -> failing(BUSY, true)));
        assertEquals(Optional.empty(), failing(BUSY, false).seen());
    }

    @Test
    void aRefusedTokenAndAFailedSignInAreAlwaysThrown() {
        ArmException unauthorized = Answers.refusal(401, "GET /x", "");
        ArmException signIn = Answers.trouble(ArmException.Kind.SIGN_IN, "\"AADSTS7000215: wrong\"");
        assertSame(unauthorized, assertThrows(ArmException.class, () -> failing(unauthorized, false)));
        assertSame(signIn, assertThrows(ArmException.class, () -> failing(signIn, false)));
    }
}
