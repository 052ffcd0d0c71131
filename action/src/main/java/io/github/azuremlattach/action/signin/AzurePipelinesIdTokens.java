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
import java.util.Map;
import java.util.Optional;

/**
 * The ID tokens that Azure Pipelines issues for a service connection with workload identity federation, each masked in
 * the log before anything else happens to it.
 *
 * <p>Source: azure-sdk-for-java, AzurePipelinesCredential; Azure DevOps REST API, Oidctoken - Create.
 */
public final class AzurePipelinesIdTokens implements IdTokens {
    private static final String URL = "SYSTEM_OIDCREQUESTURI";
    private static final String TOKEN = "SYSTEM_ACCESSTOKEN";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> environment;
    private final String connection;
    private final Console console;
    private final PlainHttp web;

    /**
     * Asks the agent's endpoint.
     *
     * @param connection the id of the service connection; empty when it is not known
     */
    public AzurePipelinesIdTokens(Map<String, String> environment, String connection, Console console, PlainHttp web) {
        this.environment = Map.copyOf(environment);
        this.connection = connection;
        this.console = console;
        this.web = web;
    }

    @Override
    public String issue(String audience) {
        String address = variable(URL) + "?api-version=7.1&serviceConnectionId="
                + URLEncoder.encode(connection, StandardCharsets.UTF_8);
        PlainHttp.Answer answer;
        try {
            answer = web.post(
                    URI.create(address),
                    Map.of(
                            "Authorization",
                            "Bearer " + variable(TOKEN),
                            "Accept",
                            "application/json",
                            // Without it a wrong token is answered by a page for people.
                            "X-TFS-FedAuthRedirect",
                            "Suppress"));
        } catch (IOException | IllegalArgumentException e) {
            throw new IdTokenException("Azure Pipelines' endpoint for ID tokens gave no answer.", true);
        }
        if (answer.status() != 200) {
            throw new IdTokenException(
                    "Azure Pipelines' endpoint for ID tokens answered HTTP " + answer.status()
                            + ": check that the service connection " + connection
                            + " exists and that this pipeline is authorized to use it.",
                    answer.status() >= 500 || answer.status() == 429 || answer.status() == 408);
        }
        String token = token(answer.body());
        console.mask(token);
        return token;
    }

    @Override
    public Optional<String> unavailable() {
        if (variable(URL).isBlank() || variable(TOKEN).isBlank()) {
            return Optional.of("The step has no access to ID tokens: add 'SYSTEM_ACCESSTOKEN: $(System.AccessToken)'"
                    + " under 'env:' of the step.");
        }
        return connection.isBlank()
                ? Optional.of("The service connection is missing: set AZUREML_ATTACH_SERVICE_CONNECTION_ID to its id,"
                        + " which stands in its address in the project settings.")
                : Optional.empty();
    }

    private static String token(String body) {
        try {
            String token = JSON.readTree(body).path("oidcToken").asText("");
            if (!token.isBlank()) {
                return token;
            }
        } catch (JsonProcessingException e) {
            // As useless as an answer without a token.
        }
        throw new IdTokenException("Azure Pipelines' endpoint for ID tokens answered without a token.", true);
    }

    private String variable(String name) {
        return environment.getOrDefault(name, "");
    }
}
