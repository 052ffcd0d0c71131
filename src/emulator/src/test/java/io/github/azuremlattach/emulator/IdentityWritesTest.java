package io.github.azuremlattach.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Federated credentials of one identity are written one after another. */
class IdentityWritesTest {
    private static final String CREDENTIALS = "/federatedIdentityCredentials/";
    private static final String OTHER = Client.ID_WORKSPACE.replace("id-workspace", "id-other");

    private static int put(Client client, String identity, String name) {
        return client.put(identity + CREDENTIALS + name + "?api-version=2023-01-31", """
            {"properties": {"issuer": "https://oidc.example/", "subject": "system:serviceaccount:a:%s",
            "audiences": ["api://AzureADTokenExchange"]}}\
            """.formatted(name))
                .status();
    }

    private static List<Integer> sideBySide(Client client, String first, String second) {
        CompletableFuture<Integer> one = CompletableFuture.supplyAsync(() -> put(client, first, "one"));
        CompletableFuture<Integer> two = CompletableFuture.supplyAsync(() -> put(client, second, "two"));
        return Stream.of(one, two).map(CompletableFuture::join).sorted().toList();
    }

    @Test
    void aWriteBesideAnotherOneIsRefused() {
        try (Emulator emulator = Emulator.start()) {
            Client client = new Client(emulator);
            emulator.apply("latency: 500ms");

            assertEquals(List.of(201, 409), sideBySide(client, Client.ID_WORKSPACE, Client.ID_WORKSPACE));
            assertEquals(201, put(client, Client.ID_WORKSPACE, "three"));
        }
    }

    @Test
    void anotherIdentityMindsNothing() {
        try (Emulator emulator = Emulator.start()) {
            Client client = new Client(emulator);
            emulator.apply("latency: 500ms");

            assertEquals(List.of(201, 201), sideBySide(client, Client.ID_WORKSPACE, OTHER));
        }
    }
}
