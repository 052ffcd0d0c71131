package io.github.azuremlattach.action;

import io.github.azuremlattach.core.AttachRun;
import io.github.azuremlattach.core.azure.AzureAccess;
import io.github.azuremlattach.core.azure.AzureConnector;
import io.github.azuremlattach.core.fleet.FleetReport;
import io.github.azuremlattach.core.http.PlainHttp;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Progress;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import io.github.azuremlattach.core.settings.Parameter;
import io.github.azuremlattach.core.signin.SignInEnvironment;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** One run of the Action, from the environment to the exit code. */
final class ActionRun {
    /** The runner waits 7.5 s before it asks again, less politely. */
    private static final Duration LAST_WORD = Duration.ofSeconds(4);

    private final Map<String, String> environment;
    private final Inputs inputs;
    private final Commands commands;
    private final LogRenderer log;
    private final Results results;
    private final AtomicBoolean over = new AtomicBoolean();
    private final CountDownLatch written = new CountDownLatch(1);
    private final InstantSource clock;
    private final Sleeper sleeper;
    private volatile Runnable whenCancelled;

    ActionRun(Map<String, String> environment, PrintStream out, InstantSource clock, Sleeper sleeper) {
        this.environment = Map.copyOf(environment);
        this.inputs = new Inputs(environment);
        this.commands = new Commands(out);
        this.log = new LogRenderer(commands);
        this.results = new Results(environment, inputs, commands);
        this.clock = clock;
        this.sleeper = sleeper;
        this.whenCancelled = () -> cancelled(new Cancellation());
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
        if (!inputs.value(OwnInput.MERGE_REPORTS).isEmpty()) {
            return merge();
        }
        boolean many = FleetRequest.isAskedFor(inputs);
        List<String> mistakes = new ArrayList<>();
        Optional<FleetRequest> fleet = many ? checked(mistakes, () -> FleetRequest.from(inputs)) : Optional.empty();
        Optional<AttachRequest> one = many ? Optional.empty() : checked(mistakes, () -> AttachRequest.from(inputs));
        Optional<AzureConnector> signIn =
                checked(mistakes, () -> AzureConnector.in(surroundings(), inputs, userAgent()));
        if (!mistakes.isEmpty() || signIn.isEmpty()) {
            return refused(mistakes);
        }
        commands.line(signIn.get().choice());
        AzureAccess azure = signIn.get().access();
        return fleet.isPresent() ? attach(fleet.get(), azure) : attach(one.orElseThrow(), azure);
    }

    /** Told to stop: says where things stand, unless the run has come to its end by itself. */
    void cancel() throws InterruptedException {
        if (claim()) {
            whenCancelled.run();
        } else if (!written.await(LAST_WORD.toMillis(), TimeUnit.MILLISECONDS)) {
            commands.line("Cancelled while the results were being written.");
        }
    }

    private void cancelled(Cancellation cancellation) {
        List<String> lines = cancellation.lines();
        log.cancelled(lines);
        results.cancelled(cancellation.outputs(), lines);
    }

    private int attach(AttachRequest request, AzureAccess azure) throws InterruptedException {
        Cancellation cancellation = new Cancellation();
        cancellation.begin(request);
        whenCancelled = () -> cancelled(cancellation);
        AttachRun attachment = AttachRun.of(request, azure, clock, event -> {
            cancellation.accept(event);
            log.accept(event);
        });
        Progress step = attachment.advance(attachment.begin());
        while (step instanceof Progress.Again again) {
            sleeper.sleep(again.pause());
            step = attachment.advance(again.next());
        }
        AttachOutcome outcome = ((Progress.Done) step).outcome();
        if (claim()) {
            log.finish(outcome);
            results.ended(outcome);
        }
        return outcome.exitCode();
    }

    private int attach(FleetRequest request, AzureAccess azure) throws InterruptedException {
        FleetLog fleetLog = new FleetLog(commands, request.targets().size());
        FleetRun run = new FleetRun(request, azure, fleetLog, clock, sleeper);
        whenCancelled = () -> results.cancelled(run.report(), fleetLog.cancelled());
        FleetReport report = run.run();
        if (claim()) {
            fleetLog.finish(report);
            results.ended(report);
        }
        return report.exitCode();
    }

    private int merge() {
        try {
            Path root = Path.of(environment.getOrDefault("GITHUB_WORKSPACE", ""));
            FleetReport report = ReportMerge.of(root, inputs.value(OwnInput.MERGE_REPORTS));
            if (claim()) {
                commands.line("Outcome: " + report.outcome() + ", " + FleetLog.counts(report));
                results.ended(report);
            }
            return report.exitCode();
        } catch (InvalidSettingsException e) {
            return refused(e.mistakes());
        }
    }

    private int refused(List<String> mistakes) {
        AttachFailure failure = new InvalidSettingsException(mistakes).failure();
        if (claim()) {
            log.fail(failure);
            results.refused(failure);
        }
        return failure.exitCode();
    }

    /** Claims the last word, for the end of the run or for its cancellation: true for the first who asks. */
    private boolean claim() {
        return over.compareAndSet(false, true);
    }

    private SignInEnvironment surroundings() {
        boolean hosted = "github-hosted".equals(environment.get("RUNNER_ENVIRONMENT"));
        boolean debug = "1".equals(environment.get("RUNNER_DEBUG"));
        return new SignInEnvironment(
                new RunnerIdTokens(environment, commands, PlainHttp.of(inputs)),
                hosted ? "" : SignInEnvironment.machineAuth(environment.getOrDefault("PATH", "")),
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
