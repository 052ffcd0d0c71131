package io.github.azuremlattach.action.cli;

import io.github.azuremlattach.action.run.AttachSession;
import io.github.azuremlattach.action.run.Scheduler;
import io.github.azuremlattach.action.run.Version;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachReport;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import io.github.azuremlattach.core.settings.Parameter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The program as a command line: {@code azureml-attach attach --resource-group rg-ml ...}. */
public final class CommandLineTool {
    private static final int USAGE = 2;

    private final Map<String, String> environment;
    private final Streams streams;
    private final InstantSource clock;
    private final Scheduler scheduler;
    private volatile @Nullable AttachSession session;
    private List<String> words = List.of();

    public CommandLineTool(Map<String, String> environment, Streams streams, InstantSource clock, Scheduler scheduler) {
        this.environment = Map.copyOf(environment);
        this.streams = streams;
        this.clock = clock;
        this.scheduler = scheduler;
    }

    /** Does what a command line says and answers the exit code. */
    public int run(List<String> arguments) throws InterruptedException {
        CommandLine line = CommandModel.create();
        words = arguments;
        try {
            ParseResult result = line.parseArgs(arguments.toArray(String[]::new));
            return run(line, result);
        } catch (ParameterException e) {
            return refuse(e.getCommandLine(), List.of(UsageMistake.sentence(e)));
        }
    }

    /** Told to stop. */
    public void cancel() throws InterruptedException {
        AttachSession running = session;
        if (running != null) {
            running.cancel();
        }
    }

    private int run(CommandLine line, ParseResult result) throws InterruptedException {
        if (result.isVersionHelpRequested()) {
            streams.out()
                    .println("azureml-attach " + Version.current() + " (Java "
                            + Runtime.version().feature() + ")");
            return 0;
        }
        if (result.isUsageHelpRequested()) {
            streams.out().print(line.getUsageMessage(CommandLine.Help.Ansi.OFF));
            return 0;
        }
        if (!result.hasSubcommand()) {
            return refuse(line, List.of("A command is missing: attach, plan, check, detach or merge-reports."));
        }
        ParseResult command = result.subcommand();
        CommandLine subcommand = command.commandSpec().commandLine();
        if (command.isUsageHelpRequested()) {
            streams.out().print(subcommand.getUsageMessage(CommandLine.Help.Ansi.OFF));
            return 0;
        }
        return run(subcommand, command.commandSpec().name(), command);
    }

    private int run(CommandLine line, String name, ParseResult command) throws InterruptedException {
        Map<String, String> options = new HashMap<>();
        for (OptionSpec option : command.matchedOptions()) {
            if (option.stringValues().size() > 1) {
                return refuse(line, List.of(option.longestName() + " is given twice."));
            }
            String kebab = option.longestName().substring("--".length());
            if (Parameter.named(kebab).filter(Parameter::isSecret).isPresent()) {
                return refuse(line, List.of(UsageMistake.secret(kebab)));
            }
            Object value = option.getValue();
            options.put(kebab, value == null ? "" : value.toString());
        }
        CommandLineSettings settings = new CommandLineSettings(CommandModel.mode(name), options, environment);
        try {
            List<String> mistakes = settings.mistakes();
            if (!mistakes.isEmpty()) {
                return refuse(line, mistakes);
            }
            Place place = new Place(settings, environment, streams, clock);
            AttachSession run = new AttachSession(settings, place.host(), clock, scheduler);
            session = run;
            return name.equals(CommandModel.MERGE)
                    ? run.merge(place.root(), String.join("\n", command.matchedPositionalValue(0, List.<String>of())))
                    : run.run(settings.unknownVariables());
        } catch (InvalidSettingsException e) {
            return refuse(line, e.mistakes());
        }
    }

    private int refuse(CommandLine line, List<String> mistakes) {
        String name = line.getCommandSpec().qualifiedName();
        mistakes.forEach(mistake -> streams.err().println(name + ": " + mistake));
        streams.err().println("Try '" + name + " --help'.");
        Instant now = clock.instant();
        EarlierReport.replace(
                words, environment, AttachReport.failed(Version.current(), now, now, AttachFailure.invalid(mistakes)));
        return USAGE;
    }
}
