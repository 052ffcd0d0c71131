package io.github.azuremlattach.action.cli;

import io.github.azuremlattach.core.settings.NearestName;
import java.util.List;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in one sentence; a value that may be a secret is never repeated. */
final class UsageMistake {
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
        return "Unknown option " + name + "." + NearestName.question(name, names);
    }

    private static String name(MissingParameterException e) {
        return e.getMissing().get(0) instanceof OptionSpec option ? option.longestName() : "The option";
    }
}
