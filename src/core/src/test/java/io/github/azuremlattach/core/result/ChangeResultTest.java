package io.github.azuremlattach.core.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.azuremlattach.core.result.ChangeResult.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A verb is true at the moment it is printed. */
class ChangeResultTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PENDING | Not done: update team-a: system-assigned identity | false",
                "SUBMITTED | Submitted: update team-a: system-assigned identity | true",
                "DONE | Updated team-a: system-assigned identity | true",
                "FOUND | Already there: team-a: system-assigned identity | false",
                "FAILED | Failed: update team-a: system-assigned identity | true",
                "REFUSED | Refused: update team-a: system-assigned identity | false",
                "SKIPPED | Skipped: update team-a: system-assigned identity | false"
            })
    void saysWhatHasBecomeOfTheChange(Status status, String words, boolean changed) {
        assertEquals(words, new ChangeResult(Samples.UPDATE, status, "").toString());
        assertEquals(changed, status.changed());
    }

    @Test
    void quotesAzureWhereItRefused() {
        assertEquals(
                "Refused: remove AcrPull on crmlprod from compute team-a: Forbidden",
                new ChangeResult(Samples.REMOVE, Status.REFUSED, "Forbidden").toString());
    }

    @ParameterizedTest
    @CsvSource({"DETACH, Detached", "CREATE, Created", "REMOVE, Removed", "GRANT, Granted", "ATTACH, Attached"})
    void everyKindHasItsVerb(String name, String verb) throws ReflectiveOperationException {
        Change change = (Change) Samples.class.getDeclaredField(name).get(null);
        assertEquals(verb, new ChangeResult(change, Status.DONE, "").toString().split(" ")[0]);
    }
}
