package io.github.azuremlattach.core.request;

/** Thrown when a text is not the YAML that is wanted; the message says what is wrong and where, on one line. */
final class InvalidYamlException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int line;

    /**
     * Takes what is wrong.
     *
     * @param line the line, from 1; 0 where it is about the whole text
     */
    InvalidYamlException(int line, String what, Throwable cause) {
        super((line > 0 ? "line " + line + ": " : "") + what, cause);
        this.line = line;
    }

    InvalidYamlException(int line, String what) {
        super((line > 0 ? "line " + line + ": " : "") + what);
        this.line = line;
    }

    /** The line, from 1; 0 where it is about the whole text. */
    int line() {
        return line;
    }
}
