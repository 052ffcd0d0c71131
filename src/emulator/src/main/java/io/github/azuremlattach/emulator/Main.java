package io.github.azuremlattach.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The emulator as a program: it runs until it is told to end. */
public final class Main {
    private Main() {}

    /** Starts the emulator that the command line describes. */
    public static void main(String[] arguments) throws InterruptedException {
        Emulator emulator;
        try {
            Options options = Options.parse(arguments);
            if (options.help()) {
                System.out.print(Options.HELP);
                return;
            }
            emulator = start(options);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            emulator.close();
            ended.countDown();
        }));
        ended.await();
    }

    private static Emulator start(Options options) {
        Path file = options.scenario();
        Scenario scenario = file == null ? Scenario.standard() : Scenario.load(file);
        Emulator emulator = Emulator.builder()
                .scenario(scenario)
                .endpoint(options.endpoint())
                .port(options.port())
                .start();
        if (!options.endpoint().isLoopback()) {
            System.err.println("Warning: not only this machine reaches this address, and whoever does may use this"
                    + " emulated Azure and read its journal.");
        }
        Path caOut = options.caOut();
        if (caOut != null) {
            try {
                Files.writeString(caOut, emulator.caPem());
            } catch (IOException e) {
                emulator.close();
                throw new IllegalArgumentException("Cannot write the certificate to " + caOut + ".", e);
            }
        }
        System.out.println("Ready: resource-manager-url and authority-url " + emulator.url() + ", ca-bundle "
                + (caOut == null ? "(start with --ca-out FILE)" : caOut) + "; " + names(scenario.tree()));
        System.out.flush();
        return emulator;
    }

    /** The names that exist, so that nobody has to look them up. */
    private static String names(JsonNode scenario) {
        List<String> parts = new ArrayList<>();
        for (String section : List.of("subscriptions", "resourceGroups", "workspaces", "aks", "arc", "identities")) {
            List<String> keys = new ArrayList<>();
            scenario.path(section).fieldNames().forEachRemaining(keys::add);
            if (!keys.isEmpty()) {
                parts.add(section + " " + String.join(" ", keys));
            }
        }
        return String.join("; ", parts) + ".";
    }
}
