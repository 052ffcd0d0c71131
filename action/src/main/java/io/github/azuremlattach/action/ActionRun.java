package io.github.azuremlattach.action;

import io.github.azuremlattach.core.AttachFailure;
import io.github.azuremlattach.core.AttachOutcome;
import io.github.azuremlattach.core.AttachRequest;
import io.github.azuremlattach.core.Attachment;
import io.github.azuremlattach.core.InvalidSettingsException;
import io.github.azuremlattach.core.Parameter;
import io.github.azuremlattach.core.Step;
import io.github.azuremlattach.core.Surroundings;
import io.github.azuremlattach.core.azure.SignIn;
import io.github.azuremlattach.core.azure.Web;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One run of the Action, from the environment to the exit code. */
final class ActionRun {
    /** The runner waits 7.5 s before it asks again, less politely. */
    private static final Duration LAST_WORD = Duration.ofSeconds(4);

    /** Waits; tests move their clock instead. */
    interface Sleeper {
        void sleep(Duration pause) throws InterruptedException;
    }

    private final Map<String, String> environment;
    private final Inputs inputs;
    private final Commands commands;
    private final LogRenderer log;
    private final Results results;
    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch written = new CountDownLatch(1);
    private final InstantSource clock;
    private final Sleeper sleeper;

    ActionRun(Map<String, String> environment, PrintStream out, InstantSource clock, Sleeper sleeper) {
        this.environment = Map.copyOf(environment);
        this.inputs = new Inputs(environment);
        this.commands = new Commands(out);
        this.log = new LogRenderer(commands);
        this.results = new Results(environment, inputs, commands);
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** Runs to the end and answers the exit code. */
    int run() throws InterruptedException {
        try {
            return work();
        } finally {
            written.countDown();
        }
    }

    private int work() throws InterruptedException {
        Arrays.stream(Parameter.values()).filter(Parameter::isSecret).forEach(one -> commands.mask(inputs.value(one)));
        List<String> mistakes = new ArrayList<>();
        Optional<AttachRequest> request = checked(mistakes, () -> AttachRequest.from(inputs));
        Optional<SignIn> signIn = checked(mistakes, () -> SignIn.in(surroundings(), inputs, userAgent()));
        if (request.isEmpty() || signIn.isEmpty()) {
            AttachFailure failure = new InvalidSettingsException(mistakes).failure();
            if (cancellation.claim()) {
                log.fail(failure);
                results.refused(failure);
            }
            return failure.exitCode();
        }
        commands.line(signIn.get().choice());
        cancellation.begin(request.get());
        AttachOutcome outcome = attach(Attachment.of(request.get(), signIn.get().access(), clock, event -> {
            cancellation.accept(event);
            log.accept(event);
        }));
        if (cancellation.claim()) {
            log.finish(outcome);
            results.ended(outcome);
        }
        return outcome.exitCode();
    }

    /** Told to stop: says where things stand, unless the run has come to its end by itself. */
    void cancel() throws InterruptedException {
        if (cancellation.claim()) {
            List<String> lines = cancellation.lines();
            log.cancelled(lines);
            results.cancelled(cancellation.outputs(), lines);
        } else if (!written.await(LAST_WORD.toMillis(), TimeUnit.MILLISECONDS)) {
            commands.line("Cancelled while the results were being written.");
        }
    }

    private AttachOutcome attach(Attachment attachment) throws InterruptedException {
        Step step = attachment.advance(attachment.begin());
        while (step instanceof Step.Again again) {
            sleeper.sleep(again.pause());
            step = attachment.advance(again.next());
        }
        return ((Step.Done) step).outcome();
    }

    private Surroundings surroundings() {
        boolean hosted = "github-hosted".equals(environment.get("RUNNER_ENVIRONMENT"));
        boolean debug = "1".equals(environment.get("RUNNER_DEBUG"));
        return new Surroundings(
                new RunnerIdTokens(environment, commands, Web.of(inputs)),
                hosted ? "" : Surroundings.machineAuth(environment.getOrDefault("PATH", "")),
                clock,
                debug ? commands::debug : line -> {});
    }

    private static <T> Optional<T> checked(List<String> mistakes, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (InvalidSettingsException e) {
            mistakes.addAll(e.mistakes());
            return Optional.empty();
        }
    }

    private static String userAgent() {
        String version = ActionRun.class.getPackage().getImplementationVersion();
        return "azureml-attach/" + (version == null ? "dev" : version) + " (github-action)";
    }
}
