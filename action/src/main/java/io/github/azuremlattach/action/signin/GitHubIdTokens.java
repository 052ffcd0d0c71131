package io.github.azuremlattach.action.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azuremlattach.action.console.Console;
import io.github.azuremlattach.core.http.PlainHttp;
import io.github.azuremlattach.core.signin.IdTokenException;
import io.github.azuremlattach.core.signin.IdTokens;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The ID tokens of GitHub's runner, each masked in the log before anything else happens to it.
 *
 * <p>Source: actions/toolkit, packages/core, oidc-utils.ts.
 */
public final class GitHubIdTokens implements IdTokens {
    private static final String URL = "ACTIONS_ID_TOKEN_REQUEST_URL";
    private static final String TOKEN = "ACTIONS_ID_TOKEN_REQUEST_TOKEN";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> environment;
    private final Console console;
    private final PlainHttp web;

    public GitHubIdTokens(Map<String, String> environment, Console console, PlainHttp web) {
        this.environment = environment;
        this.console = console;
        this.web = web;
    }

    @Override
    public String issue(String audience) {
        String address = variable(URL) + "&audience=" + URLEncoder.encode(audience, StandardCharsets.UTF_8);
        PlainHttp.Answer answer;
        try {
            answer = web.get(
                    URI.create(address),
                    Map.of("Authorization", "Bearer " + variable(TOKEN), "Accept", "application/json;api-version=2.0"));
        } catch (IOException | IllegalArgumentException e) {
            throw new IdTokenException("The runner's endpoint for ID tokens gave no answer.", true);
        }
        if (answer.status() != 200) {
            throw new IdTokenException(
                    "The runner's endpoint for ID tokens answered HTTP " + answer.status() + ".",
                    answer.status() >= 500 || answer.status() == 429 || answer.status() == 408);
        }
        String token = token(answer.body());
        console.mask(token);
        return token;
    }

    @Override
    public Optional<String> unavailable() {
        if (!variable(URL).isBlank() && !variable(TOKEN).isBlank()) {
            return Optional.empty();
        }
        Optional<String> fork = fork();
        if (fork.isPresent()) {
            return Optional.of("This run comes from a pull request of the fork " + fork.get()
                    + ", and GitHub gives such runs neither an ID token nor secrets: run this step for events of the"
                    + " repository itself, such as push.");
        }
        return Optional.of("The runner offers no ID token: add 'id-token: write' under 'permissions:' of the job, and"
                + " 'contents: read' beside it if the job checks out the repository.");
    }

    private static String token(String body) {
        try {
            String token = JSON.readTree(body).path("value").asText("");
            if (!token.isBlank()) {
                return token;
            }
        } catch (JsonProcessingException e) {
            // As useless as an answer without a token.
        }
        throw new IdTokenException("The runner's endpoint for ID tokens answered without a token.", true);
    }

    /** The fork that a pull request comes from. */
    private Optional<String> fork() {
        String event = variable("GITHUB_EVENT_PATH");
        if (event.isEmpty()) {
            return Optional.empty();
        }
        try {
            String head = JSON.readTree(Path.of(event).toFile())
                    .at("/pull_request/head/repo/full_name")
                    .asText("");
            return head.isEmpty() || head.equalsIgnoreCase(variable("GITHUB_REPOSITORY"))
                    ? Optional.empty()
                    : Optional.of(head);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private String variable(String name) {
        return environment.getOrDefault(name, "");
    }
}
