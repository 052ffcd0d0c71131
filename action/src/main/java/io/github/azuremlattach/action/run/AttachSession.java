package io.github.azuremlattach.action.run;

import io.github.azuremlattach.action.console.Console;
import io.github.azuremlattach.action.console.Text;
import io.github.azuremlattach.action.log.FleetLog;
import io.github.azuremlattach.action.log.MergeLog;
import io.github.azuremlattach.action.log.RunLog;
import io.github.azuremlattach.action.log.SingleRunLog;
import io.github.azuremlattach.action.log.StartFailure;
import io.github.azuremlattach.action.output.ReportMerge;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachReport;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import io.github.azuremlattach.core.settings.Parameter;
import io.github.azuremlattach.core.signin.SignInEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One run of the program, from its settings to its exit code. */
public final class AttachSession {
    /** GitHub's runner waits 7.5 s before it asks again, less politely; a container of a pipeline gets 10 s. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    /** Whoever was told to stop before it began has said that nothing was changed; the JVM has an exit code of its own. */
    private static final int STOPPED = 1;

    private final AttachSettings settings;
    private final Host host;
    private final Console console;
    private final InstantSource clock;
    private final Scheduler scheduler;
    private final Instant start;
    private final AtomicBoolean over = new AtomicBoolean();
    private final CountDownLatch written = new CountDownLatch(1);
    private volatile @Nullable Running running;

    /** A run under way: what {@link #cancel()} needs to know. */
    private record Running(RunLog log, String mode, FleetLoop loop) {}

    public AttachSession(AttachSettings settings, Host host, InstantSource clock, Scheduler scheduler) {
        this.settings = settings;
        this.host = host;
        this.console = host.console();
        this.clock = clock;
        this.scheduler = scheduler;
        this.start = clock.instant();
    }

    /** Does what the settings ask for and answers the exit code; a fault of this program is one of them. */
    public int run() throws InterruptedException {
        return run(List.of());
    }

    /**
     * The same.
     *
     * @param mistakes what is wrong besides the settings, a sentence each
     */
    public int run(List<String> mistakes) throws InterruptedException {
        return guarded(() -> attach(mistakes));
    }

    /**
     * Merges reports instead, and answers the exit code.
     *
     * @param root where paths begin
     * @param patterns paths or glob patterns, one a line
     */
    public int merge(Path root, String patterns) throws InterruptedException {
        return guarded(() -> {
            AttachReport report = ReportMerge.of(root, patterns);
            return finish(report, () -> MergeLog.write(console, report));
        });
    }

    private interface Work {
        int run() throws InterruptedException;
    }

    private int guarded(Work work) throws InterruptedException {
        try {
            return work.run();
        } catch (InvalidSettingsException e) {
            String manifest = settings.value(Parameter.MANIFEST).strip();
            return fail(e.failure(), () -> StartFailure.write(console, e, manifest));
        } catch (RuntimeException | Error e) {
            AttachFailure fault = fault(e);
            return fail(fault, () -> StartFailure.write(console, fault));
        } finally {
            written.countDown();
        }
    }

    private int attach(List<String> mistakes) throws InterruptedException {
        if (over.get()) {
            return STOPPED;
        }
        Arrays.stream(Parameter.values()).filter(Parameter::isSecret).forEach(one -> console.mask(settings.value(one)));
        SignInEnvironment environment = new SignInEnvironment(host.idTokens(), host.machineAuth(), clock, this::trace);
        CheckedInputs inputs = CheckedInputs.of(settings, environment, userAgent(), mistakes);
        FleetRequest request = inputs.request();
        RunLog log = inputs.isManifest() ? new FleetLog(console, clock) : new SingleRunLog(console, clock);
        log.begin(request, Version.current());
        console.line(Text.of(Text.Style.DIM, inputs.connector().choice()));
        String mode = request.targets().isEmpty()
                ? ""
                : request.targets().get(0).policy().mode().name().toLowerCase(Locale.ROOT);
        FleetLoop loop = new FleetLoop(request, inputs.connector().access(), log, console, clock, scheduler);
        running = new Running(log, mode, loop);
        if (over.get()) {
            return STOPPED;
        }
        loop.run();
        AttachReport report = AttachReport.of(Version.current(), start, clock.instant(), mode, false, loop.outcomes())
                .ofShard(shard());
        return finish(report, () -> log.finish(report));
    }

    /** Told to stop: says where things stand, unless the run has ended by itself. */
    public void cancel() throws InterruptedException {
        if (over.compareAndSet(false, true)) {
            Running known = running;
            boolean quiet = known == null || known.loop().stop(GRACE);
            AttachReport report = AttachReport.of(
                            Version.current(),
                            start,
                            clock.instant(),
                            known == null ? "" : known.mode(),
                            true,
                            known == null ? List.of() : known.loop().outcomes())
                    .ofShard(shard());
            (known == null ? new SingleRunLog(console, clock) : known.log()).cancelled(report, quiet);
            host.results().write(report);
        } else if (!written.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
            console.line("Cancelled while the results were being written.");
        }
    }

    private String shard() {
        return settings.value(Parameter.SHARD).strip();
    }

    /** What libraries tell, until the last word is said. */
    private void trace(String line) {
        if (!over.get()) {
            host.trace().accept(line);
        }
    }

    private int fail(AttachFailure failure, Runnable log) {
        AttachReport report = AttachReport.failed(Version.current(), start, clock.instant(), failure)
                .ofShard(shard());
        return finish(report, log);
    }

    /** The last word, unless a cancellation had it. */
    private int finish(AttachReport report, Runnable log) {
        if (over.compareAndSet(false, true)) {
            log.run();
            host.results().write(report);
        }
        return report.exitCode();
    }

    private static AttachFailure fault(Throwable e) {
        return AttachFailure.of(
                AttachFailure.Kind.INTERNAL,
                "This program met something that it was not made for.",
                List.of(String.valueOf(e).replaceAll("[?]\\S*", "?...")),
                List.of(Advice.remedy("Report it with the line above.")));
    }

    private String userAgent() {
        return "azureml-attach/" + Version.current() + " (" + host.name() + ")";
    }
}
