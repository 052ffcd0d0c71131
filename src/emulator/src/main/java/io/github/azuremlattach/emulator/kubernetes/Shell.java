package io.github.azuremlattach.emulator.kubernetes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shell that a run-command gets: {@code ;}, {@code &&}, {@code ||}, pipes, quotes, echo, base64 -d and kubectl. */
public final class Shell {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\\|\\||&&|;|\\||(?:'[^']*'|\"[^\"]*\"|[^\\s;|&'\"]+|&(?!&))+)");
    private final ClusterState cluster;
    private final ClusterUser user;
    private final Map<String, String> files;

    /**
     * A shell in a cluster.
     *
     * @param files the texts of the files in its working directory, by relative name
     */
    public Shell(ClusterState cluster, ClusterUser user, Map<String, String> files) {
        this.cluster = cluster;
        this.user = user;
        this.files = files;
    }

    /** Runs a line. */
    public Result run(String line) {
        StringBuilder output = new StringBuilder();
        int exitCode = 0;
        String operator = ";";
        List<List<String>> pipeline = new ArrayList<>(List.of(new ArrayList<>()));
        List<String> tokens = tokens(line);
        tokens.add(";");
        for (String token : tokens) {
            switch (token) {
                case "|" -> pipeline.add(new ArrayList<>());
                case ";", "&&", "||" -> {
                    boolean goes = operator.equals(";") || operator.equals("&&") == (exitCode == 0);
                    if (goes && !pipeline.get(0).isEmpty()) {
                        Result result = pipe(pipeline);
                        exitCode = result.exitCode();
                        output.append(result.output());
                    }
                    operator = token;
                    pipeline = new ArrayList<>(List.of(new ArrayList<>()));
                }
                default -> pipeline.get(pipeline.size() - 1).add(unquoted(token));
            }
        }
        return new Result(exitCode, output.toString());
    }

    private Result pipe(List<List<String>> commands) {
        Result result = Result.ok("");
        for (List<String> words : commands) {
            result = command(words, result.output());
        }
        return result;
    }

    private Result command(List<String> words, String input) {
        List<String> arguments = words.subList(Math.min(1, words.size()), words.size());
        return switch (words.isEmpty() ? "" : words.get(0)) {
            case "kubectl" -> new Kubectl(cluster, user, files, input).run(arguments);
            case "echo" -> Result.ok(String.join(" ", arguments) + "\n");
            case "base64" -> decoded(input);
            case "true" -> Result.ok("");
            case "false" -> Result.failed("");
            default -> new Result(127, "sh: 1: " + words.get(0) + ": not found\n");
        };
    }

    private static Result decoded(String input) {
        try {
            byte[] bytes = Base64.getDecoder().decode(input.replaceAll("\\s", ""));
            return Result.ok(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Result.failed("base64: invalid input\n");
        }
    }

    private static List<String> tokens(String line) {
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(line);
        while (token.find()) {
            tokens.add(token.group(1));
        }
        return tokens;
    }

    private static String unquoted(String token) {
        return token.replaceAll("'([^']*)'|\"([^\"]*)\"", "$1$2");
    }
}
