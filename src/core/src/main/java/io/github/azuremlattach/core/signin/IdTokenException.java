package io.github.azuremlattach.core.signin;

/** Thrown when no ID token could be had. The message never holds a token. */
public final class IdTokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean isTransient;

    /**
     * Says why.
     *
     * @param why one sentence or more
     * @param isTransient whether asking again a little later may help
     */
    public IdTokenException(String why, boolean isTransient) {
        super(why);
        this.isTransient = isTransient;
    }

    /** Whether asking again a little later may help. */
    public boolean isTransient() {
        return isTransient;
    }
}
