package io.github.azuremlattach.core.result;

/**
 * What a person can do about a finding.
 *
 * @param cause why it is so, one sentence; empty when unknown
 * @param remedy what to do, in the door's own parameter names
 * @param link a page that says more; empty when there is none
 */
public record Advice(String cause, String remedy, String link) {

    /** Advice without a page to read. */
    public static Advice remedy(String remedy) {
        return new Advice("", remedy, "");
    }

    /** Cause, remedy and link as one line. */
    @Override
    public String toString() {
        return (cause + " " + remedy + (link.isEmpty() ? "" : " See " + link)).strip();
    }
}
