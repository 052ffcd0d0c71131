package io.github.azuremlattach.action.cli;

import io.github.azuremlattach.core.settings.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The commands with their options, from the catalogue of parameters. */
final class CommandModel {
    static final String MERGE = "merge-reports";
    private static final int WIDTH = 100;
    private static final int NAMES = 38;
    private static final String CATALOGUE = "catalogue";

    /** What each command does: its mode, and a sentence. */
    private static final Map<String, List<String>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("attach", List.of("apply", "Attaches a cluster, or the clusters of a manifest."));
        COMMANDS.put("plan", List.of("plan", "Prints what attach would change; changes nothing."));
        COMMANDS.put("check", List.of("check", "Fails when what exists differs; changes nothing."));
        COMMANDS.put("detach", List.of("detach", "Detaches a compute from its workspace; the cluster stays."));
    }

    private CommandModel() {}

    /** The mode of a command, as {@link Parameter#MODE} spells it. */
    static String mode(String command) {
        return COMMANDS.getOrDefault(command, List.of("")).get(0);
    }

    /** All commands below the program's own. */
    static CommandLine create() {
        CommandSpec root = CommandSpec.create().name("azureml-attach");
        root.addOption(helpOption()).addOption(versionOption());
        root.usageMessage()
                .description("Attaches an AKS or Azure Arc cluster to an Azure Machine Learning workspace.")
                .customSynopsis("azureml-attach COMMAND [OPTIONS]")
                .optionListHeading("%n")
                .commandListHeading("%nCommands:%n")
                .footer(
                        "",
                        "Each option is a variable too: --resource-group is AZUREML_ATTACH_RESOURCE_GROUP.",
                        "Secrets come from variables or files only: AZUREML_ATTACH_CLIENT_SECRET and",
                        "AZUREML_ATTACH_CLIENT_CERTIFICATE_PASSWORD, or the options that end in -file.")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(exitCodes());
        COMMANDS.forEach((name, words) -> root.addSubcommand(name, command(name, words.get(1))));
        root.addSubcommand(MERGE, mergeCommand());
        usage(root);
        CommandLine line = new CommandLine(root);
        line.getHelpSectionMap().put(CATALOGUE, help -> catalogue(line));
        List<String> keys = new ArrayList<>(line.getHelpSectionKeys());
        keys.add(keys.indexOf(CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST) + 1, CATALOGUE);
        line.setHelpSectionKeys(keys);
        line.setOverwrittenOptionsAllowed(false);
        line.setPosixClusteredShortOptionsAllowed(false);
        return line;
    }

    private static String catalogue(CommandLine line) {
        CommandLine attach = Objects.requireNonNull(line.getSubcommands().get("attach"));
        Help help = attach.getHelpFactory().create(attach.getCommandSpec(), Help.defaultColorScheme(Help.Ansi.OFF));
        return "\nOptions of attach, plan, check and detach:\n" + help.optionListGroupSections();
    }

    private static CommandSpec command(String name, String description) {
        CommandSpec spec = CommandSpec.create();
        spec.addOption(helpOption());
        spec.usageMessage()
                .description(description)
                .customSynopsis("azureml-attach " + name + " [OPTIONS]")
                .optionListHeading("%n");
        usage(spec);
        List<Parameter> parameters = Arrays.stream(Parameter.values())
                .filter(one -> one != Parameter.MODE)
                .toList();
        spec.addArgGroup(group(
                "%nCompute:%n",
                parameters.stream()
                        .filter(Parameter::isOfCompute)
                        .map(CommandModel::option)
                        .toList()));
        spec.addArgGroup(group(
                "%nMany computes:%n",
                parameters.stream()
                        .filter(Parameter::isOfManifest)
                        .map(CommandModel::option)
                        .toList()));
        List<OptionSpec> signIn = new ArrayList<>(parameters.stream()
                .filter(one -> !one.isOfCompute() && !one.isOfManifest())
                .map(CommandModel::option)
                .toList());
        signIn.addAll(own(true));
        spec.addArgGroup(group("%nSign-in and cloud:%n", signIn));
        spec.addArgGroup(group("%nOutput:%n", own(false)));
        return spec;
    }

    private static CommandSpec mergeCommand() {
        CommandSpec spec = CommandSpec.create();
        spec.addOption(helpOption());
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("REPORT")
                .arity("1..*")
                .required(true)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("Paths or glob patterns of reports.")
                .build());
        spec.usageMessage()
                .description("Merges the reports of several runs into one; the last one counts.")
                .customSynopsis("azureml-attach " + MERGE + " [OPTIONS] REPORT...")
                .parameterListHeading("%n")
                .optionListHeading("%n");
        spec.addArgGroup(group("%nOutput:%n", own(false)));
        usage(spec);
        return spec;
    }

    private static List<OptionSpec> own(boolean signIn) {
        return Arrays.stream(CliOption.values())
                .filter(one -> one.isOfSignIn() == signIn)
                .map(one -> option(one.kebabCase(), one.reference(), one.allowedValues()))
                .toList();
    }

    private static OptionSpec option(Parameter parameter) {
        if (parameter.isSecret()) {
            // Known, so that its value is not taken for something else; refused with a sentence.
            return OptionSpec.builder("--" + parameter.kebabCase())
                    .type(String.class)
                    .arity("0..1")
                    .hidden(true)
                    .build();
        }
        return option(parameter.kebabCase(), parameter.reference(), parameter.allowedValues());
    }

    private static OptionSpec option(String name, String description, List<String> allowed) {
        boolean flag = allowed.equals(List.of("true", "false"));
        OptionSpec.Builder builder = OptionSpec.builder("--" + name)
                .type(String.class)
                .paramLabel(flag ? "false" : name.replaceAll(".*-", "").toUpperCase(Locale.ROOT))
                .description(description.replace("%", "%%"));
        return flag
                ? builder.arity("0..1").fallbackValue("true").build()
                : builder.arity("1").build();
    }

    private static ArgGroupSpec group(String heading, List<OptionSpec> options) {
        ArgGroupSpec.Builder group = ArgGroupSpec.builder().validate(false).heading(heading);
        options.forEach(group::addArg);
        return group.build();
    }

    private static OptionSpec helpOption() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Shows this help.")
                .build();
    }

    private static OptionSpec versionOption() {
        return OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Shows the version.")
                .build();
    }

    private static void usage(CommandSpec spec) {
        spec.usageMessage().width(WIDTH).longOptionsMaxWidth(NAMES).sortOptions(false);
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put(" 0", "done, or nothing to do");
        codes.put(" 1", "Azure refused, or the compute ended Failed or Canceled");
        codes.put(" 2", "an option is missing or wrong; nothing was sent");
        codes.put(" 3", "a pre-flight check failed; nothing was changed");
        codes.put(" 4", "what exists differs from what was asked for");
        codes.put(" 5", "timed out; Azure continues");
        codes.put("70", "a fault of this program");
        codes.put("130, 143", "stopped from outside");
        return codes;
    }
}
