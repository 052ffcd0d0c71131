package io.github.azuremlattach.action;

import io.github.azuremlattach.core.AttachOutcome;
import io.github.azuremlattach.core.AttachRequest;
import io.github.azuremlattach.core.Attachment;
import io.github.azuremlattach.core.InvalidSettingsException;
import io.github.azuremlattach.core.Parameter;
import io.github.azuremlattach.core.Step;
import io.github.azuremlattach.core.azure.AzureAccess;
import io.github.azuremlattach.core.azure.SignIn;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One run of the Action, from the environment to the exit code. */
final class ActionRun {

    /** Waits; tests move their clock instead. */
    interface Sleeper {
        void sleep(Duration pause) throws InterruptedException;
    }

    private final Inputs inputs;
    private final Commands commands;
    private final LogRenderer log;
    private final Outputs outputs;
    private final InstantSource clock;
    private final Sleeper sleeper;

    ActionRun(Map<String, String> environment, PrintStream out, InstantSource clock, Sleeper sleeper) {
        this.inputs = new Inputs(environment);
        this.commands = new Commands(out);
        this.log = new LogRenderer(commands);
        this.outputs = new Outputs(environment, commands);
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** Runs to the end and answers the exit code. */
    int run() throws InterruptedException {
        commands.mask(inputs.value(Parameter.CLIENT_SECRET));
        List<String> mistakes = new ArrayList<>();
        Optional<AttachRequest> request = checked(mistakes, () -> AttachRequest.from(inputs));
        Optional<AzureAccess> azure = checked(mistakes, () -> SignIn.from(inputs, userAgent()));
        if (request.isEmpty() || azure.isEmpty()) {
            InvalidSettingsException invalid = new InvalidSettingsException(mistakes);
            log.fail(invalid.failure());
            return invalid.failure().exitCode();
        }
        AttachOutcome outcome = attach(Attachment.of(request.get(), azure.get(), clock, log));
        log.finish(outcome);
        outputs.write(outcome);
        return outcome.exitCode();
    }

    private AttachOutcome attach(Attachment attachment) throws InterruptedException {
        Step step = attachment.advance(attachment.begin());
        while (step instanceof Step.Again again) {
            sleeper.sleep(again.pause());
            step = attachment.advance(again.next());
        }
        return ((Step.Done) step).outcome();
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
