package io.github.azuremlattach.core.azure;

/**
 * A job as Azure answers it.
 *
 * @param status its status, such as {@code Queued}; more than one word that means that it goes on
 * @param studio the page of Studio that shows it; empty when Azure names none
 */
public record Job(String status, String studio) {
    /** Whether it did what it should. */
    public boolean isCompleted() {
        return status.equalsIgnoreCase("Completed");
    }

    /** Whether it ended badly. */
    public boolean isFailed() {
        return status.equalsIgnoreCase("Failed");
    }

    /** Whether it was canceled. */
    public boolean isCanceled() {
        return status.equalsIgnoreCase("Canceled");
    }
}
