package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import io.github.azuremlattach.core.result.ChangeResult.Status;
import io.github.azuremlattach.core.result.Checkpoint;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunStateCopyTest {
    /** Whatever is added to the state later and can change must be copied too. */
    @Test
    void sharesNoCollection() {
        RunState state = RunState.begin(1, 2);
        RunState copy = state.copy();

        List<Field> collections = Arrays.stream(RunState.class.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .filter(field -> Collection.class.isAssignableFrom(field.getType())
                        || Map.class.isAssignableFrom(field.getType()))
                .toList();
        assertEquals(5, collections.size(), collections::toString);
        assertAll(collections.stream()
                .map(field -> () -> assertNotSame(field.get(state), field.get(copy), field.getName())));
    }

    @Test
    void aCheckpointKeepsItsMoment() {
        RunState state = RunState.begin(1, 2);
        state.step("attach").status = Status.SUBMITTED;
        String before = state.save(() -> "request").text();
        Checkpoint checkpoint = state.save(() -> "request");

        state.step("attach").status = Status.DONE;
        state.step("later");
        state.attempt = 3;
        state.laps.add(new RunState.Lap(Stage.LOOK, 4));

        assertEquals(before, checkpoint.text());
    }
}
