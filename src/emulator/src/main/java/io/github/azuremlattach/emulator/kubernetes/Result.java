package io.github.azuremlattach.emulator.kubernetes;

/**
 * What a command came to.
 *
 * @param exitCode its exit code
 * @param output what it printed, on either stream
 */
public record Result(int exitCode, String output) {
    /** A success with that output. */
    static Result ok(String output) {
        return new Result(0, output);
    }

    /** A failure with that output. */
    static Result failed(String output) {
        return new Result(1, output);
    }
}
