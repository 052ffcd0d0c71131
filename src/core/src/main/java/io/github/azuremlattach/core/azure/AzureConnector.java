package io.github.azuremlattach.core.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import io.github.azuremlattach.core.http.JdkTransport;
import io.github.azuremlattach.core.http.LimitedHttpClient;
import io.github.azuremlattach.core.http.TracedClient;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.FileProblem;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import io.github.azuremlattach.core.settings.Mistakes;
import io.github.azuremlattach.core.settings.Parameter;
import io.github.azuremlattach.core.signin.Auth;
import io.github.azuremlattach.core.signin.AzureCloud;
import io.github.azuremlattach.core.signin.ClientCertificate;
import io.github.azuremlattach.core.signin.ConnectionSettings;
import io.github.azuremlattach.core.signin.Credentials;
import io.github.azuremlattach.core.signin.Endpoints;
import io.github.azuremlattach.core.signin.SignInEnvironment;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A way to Azure for a host that has no credentials of its own: from parameters, through azure-identity.
 *
 * @param choice how the run signs in and why, one sentence
 * @param access the way
 */
public record AzureConnector(String choice, AzureAccess access) {
    private static final Duration ANSWER = Duration.ofSeconds(60);

    /** Reads where Azure is and who signs in, where nothing else is known about the surroundings. */
    public static AzureAccess from(AttachSettings settings, String userAgent) {
        return in(SignInEnvironment.plain(), settings, userAgent).access();
    }

    /**
     * Reads where Azure is and who signs in. Nothing is sent yet.
     *
     * @param userAgent the tool's name and version, and the host's
     * @throws InvalidSettingsException with every mistake at once
     */
    public static AzureConnector in(SignInEnvironment surroundings, AttachSettings settings, String userAgent) {
        ConnectionSettings request = ConnectionSettings.from(settings, surroundings);
        return over(
                read(settings, Parameter.CA_BUNDLE, request.caBundle(), bundle -> JdkTransport.create(bundle, ANSWER)),
                request,
                surroundings,
                settings,
                userAgent);
    }

    /** The same over a client that is there already. */
    static AzureConnector over(
            HttpClient client,
            ConnectionSettings request,
            SignInEnvironment surroundings,
            AttachSettings settings,
            String userAgent) {
        Endpoints endpoints =
                Endpoints.of(AzureCloud.named(request.cloud()), request.resourceManagerUrl(), request.authorityUrl());
        HttpClient http = new TracedClient(new LimitedHttpClient(client), surroundings.clock(), surroundings.trace());
        Supplier<TokenCredential> credential =
                credential(request, surroundings, settings, new Credentials(request, endpoints, http, userAgent));
        return new AzureConnector(
                request.choice(),
                AzureAccess.to(endpoints, credential, http, userAgent, surroundings.clock())
                        .asClient(request.clientId()));
    }

    private static Supplier<TokenCredential> credential(
            ConnectionSettings request,
            SignInEnvironment surroundings,
            AttachSettings settings,
            Credentials credentials) {
        if (request.auth() != Auth.CERTIFICATE) {
            return () -> credentials.make(surroundings.idTokens());
        }
        ClientCertificate certificate = read(
                settings,
                Parameter.CLIENT_CERTIFICATE,
                request.certificate(),
                file -> new ClientCertificate(file, request.certificatePassword()));
        return () -> credentials.make(certificate);
    }

    private static <T> T read(AttachSettings settings, Parameter parameter, String path, Function<byte[], T> reader) {
        try {
            byte[] content = path.isEmpty() ? new byte[0] : settings.readBytes(path);
            if (content.length == 0 && !path.isEmpty()) {
                throw wrong(settings, parameter, path, "the file is empty");
            }
            return reader.apply(content);
        } catch (IOException | InvalidPathException e) {
            throw wrong(settings, parameter, path, FileProblem.of(e));
        } catch (IllegalArgumentException e) {
            throw wrong(settings, parameter, path, String.valueOf(e.getMessage()));
        }
    }

    private static InvalidSettingsException wrong(
            AttachSettings settings, Parameter parameter, String path, String why) {
        Mistakes mistakes = new Mistakes(settings);
        mistakes.wrong(parameter, path, why);
        return InvalidSettingsException.of(mistakes.all());
    }
}
