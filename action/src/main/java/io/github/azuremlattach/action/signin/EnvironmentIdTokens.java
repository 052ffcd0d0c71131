package io.github.azuremlattach.action.signin;

import io.github.azuremlattach.core.settings.SmallFile;
import io.github.azuremlattach.core.signin.IdTokenException;
import io.github.azuremlattach.core.signin.IdTokens;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** An ID token that the place has put into a variable or a file; a file is read anew for each sign-in. */
public final class EnvironmentIdTokens implements IdTokens {
    private static final int MAX_BYTES = 64 << 10;

    private final String token;
    private final String file;
    private final String remedy;

    /**
     * Takes an ID token from the surroundings.
     *
     * @param token the token itself; empty for none
     * @param file the path of a file with the token, which wins; empty for none
     * @param remedy how to get one where there is none, a sentence
     */
    public EnvironmentIdTokens(String token, String file, String remedy) {
        this.token = token.strip();
        this.file = file.strip();
        this.remedy = remedy;
    }

    @Override
    public String issue(String audience) {
        if (file.isEmpty()) {
            return token;
        }
        try {
            String read = SmallFile.text(Path.of(file), MAX_BYTES).strip();
            if (!read.isEmpty()) {
                return read;
            }
        } catch (IOException | InvalidPathException e) {
            throw new IdTokenException("The file of the ID token cannot be read: " + file + ".", false);
        }
        throw new IdTokenException("The file of the ID token is empty: " + file + ".", false);
    }

    @Override
    public Optional<String> unavailable() {
        return token.isEmpty() && file.isEmpty() ? Optional.of(remedy) : Optional.empty();
    }
}
