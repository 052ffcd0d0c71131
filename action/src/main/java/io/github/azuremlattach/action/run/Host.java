package io.github.azuremlattach.action.run;

import io.github.azuremlattach.action.console.Console;
import io.github.azuremlattach.action.output.ResultWriter;
import io.github.azuremlattach.core.signin.IdTokens;
import java.util.function.Consumer;

/**
 * What the place of a run brings along.
 *
 * @param name the place's name, for the user agent
 * @param console where the run writes for people
 * @param results where it leaves what came out of it
 * @param idTokens the ID tokens that the place issues
 * @param machineAuth how the machine itself could sign in; empty for not at all
 * @param trace hears of every request
 */
public record Host(
        String name,
        Console console,
        ResultWriter results,
        IdTokens idTokens,
        String machineAuth,
        Consumer<String> trace) {}
