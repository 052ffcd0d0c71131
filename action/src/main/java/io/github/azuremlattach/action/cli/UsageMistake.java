package io.github.azuremlattach.action.cli;

import io.github.azuremlattach.core.settings.NearestName;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in one sentence; a value that may be a secret is never repeated. */
final class UsageMistake {
    /** What stands here for the options of {@code az ml compute attach} and of tools like it. */
    private static final Map<String, String> AZURE_CLI = Map.ofEntries(
            Map.entry("--name", "Did you mean --compute-name?"),
            Map.entry("-n", "Did you mean --compute-name?"),
            Map.entry("-g", "Did you mean --resource-group?"),
            Map.entry("-w", "Did you mean --workspace-name?"),
            Map.entry("--type", "Leave it out: what is attached is always a Kubernetes cluster."),
            Map.entry("-t", "Leave it out: what is attached is always a Kubernetes cluster."),
            Map.entry("--no-wait", "Did you mean --wait=false?"),
            Map.entry("--dry-run", "Use the command plan."),
            Map.entry("--what-if", "Use the command plan."),
            Map.entry("-o", "Did you mean --output?"),
            Map.entry("-y", "Leave it out: nothing is asked."),
            Map.entry("--yes", "Leave it out: nothing is asked."));

    private UsageMistake() {}

    static String sentence(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unknown(unmatched.getUnmatched().get(0), e.getCommandLine().getCommandSpec());
        }
        if (e instanceof OverwrittenOptionException twice) {
            return ((OptionSpec) twice.getOverwritten()).longestName() + " is given twice.";
        }
        if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return missing.getMissing().get(0).isOption()
                    ? name(missing) + " needs a value."
                    : "Give at least one report.";
        }
        return "The command line cannot be read: " + e.getMessage();
    }

    /** A secret was given where every process of the machine can read it. */
    static String secret(String kebab) {
        return "--" + kebab + " is a secret, and other processes can read command lines: give it as "
                + CommandLineSettings.variable(kebab) + " in the environment, or name a file by --" + kebab + "-file.";
    }

    private static String unknown(String argument, CommandSpec spec) {
        String name = argument.replaceAll("=.*", "");
        if (!name.startsWith("-")) {
            return spec.subcommands().isEmpty()
                    ? "An argument without an option is left over; options begin with two hyphens."
                    : "Unknown command '" + name + "'."
                            + NearestName.question(name, spec.subcommands().keySet());
        }
        if (name.equals("--mode")) {
            return "There is no option --mode: use the command attach, plan, check or detach.";
        }
        List<String> names = spec.options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::longestName)
                .toList();
        return "Unknown option " + name + "."
                + azureCli(name, names).orElseGet(() -> NearestName.question(name, names));
    }

    /** What an option of {@code az ml compute attach} is called here; empty where none is meant. */
    private static Optional<String> azureCli(String name, List<String> names) {
        return names.contains("--" + Parameter.COMPUTE_NAME.kebabCase())
                ? Optional.ofNullable(AZURE_CLI.get(name)).map(hint -> " " + hint)
                : Optional.empty();
    }

    private static String name(MissingParameterException e) {
        return e.getMissing().get(0) instanceof OptionSpec option ? option.longestName() : "The option";
    }
}
