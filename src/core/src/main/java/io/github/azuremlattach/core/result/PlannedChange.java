package io.github.azuremlattach.core.result;

/**
 * One change that a run would make.
 *
 * @param kind what kind of change
 * @param subject what is changed
 * @param reason why
 */
public record PlannedChange(Kind kind, String subject, String reason) {

    /** The kinds of change. */
    public enum Kind {
        ATTACH("attach"),
        UPDATE("update"),
        DETACH("detach"),
        CREATE_NAMESPACE("create"),
        GRANT_ROLE("grant"),
        REMOVE_ROLE("remove");

        private final String verb;

        Kind(String verb) {
            this.verb = verb;
        }

        @Override
        public String toString() {
            return verb;
        }
    }

    @Override
    public String toString() {
        return kind + " " + subject + " (" + reason + ")";
    }
}
