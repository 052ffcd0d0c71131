package io.github.azuremlattach.core.survey;

import io.github.azuremlattach.core.http.ArmException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The result of a look that may fail without failing the run. */
public sealed interface Observation<T> {

    /** Azure answered. */
    record Seen<T>(T value) implements Observation<T> {}

    /** Azure did not let us look. */
    record Unseen<T>(String why) implements Observation<T> {}

    /**
     * Looks.
     *
     * @param patient whether trouble that may pass is thrown, so that the look is made again
     */
    static <T> Observation<T> of(Supplier<T> look, boolean patient) {
        try {
            return new Seen<>(look.get());
        } catch (ArmException e) {
            if (e.isUnauthorized() || (patient && e.isTransient()) || e.kind() == ArmException.Kind.SIGN_IN) {
                throw e;
            }
            return new Unseen<>(e.error().innermost());
        }
    }

    /** What was seen; empty when nothing was. */
    default Optional<T> seen() {
        return this instanceof Seen<T> seen ? Optional.of(seen.value()) : Optional.empty();
    }

    /** One of two results. */
    default <R> R fold(Function<T, R> seen, Function<String, R> unseen) {
        return this instanceof Seen<T> s ? seen.apply(s.value()) : unseen.apply(((Unseen<T>) this).why());
    }
}
