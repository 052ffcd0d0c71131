package io.github.azuremlattach.core.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.VerifyCompute;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A use that is no plain attach, with what has to be true in its end. */
enum Use {
    DETACH_WITH_ROLES(Map.of("mode", "detach", "remove-roles", "true")) {
        @Override
        void setUp(Bench bench) {
            bench.setUp(Asked.REPLACE);
            run(bench, Map.of());
        }

        @Override
        List<String> wrong(Bench bench, AttachOutcome outcome) {
            return Stream.of(
                            must(outcome.succeeded(), "it detaches"),
                            must(bench.compute(Asked.REPLACE).isMissingNode(), "the compute is gone"),
                            must(bench.newRoles().isEmpty(), "its roles are gone: " + bench.newRoles()))
                    .flatMap(List::stream)
                    .toList();
        }
    },
    KEEP(Map.of("on-difference", "keep")) {
        @Override
        List<String> wrong(Bench bench, AttachOutcome outcome) {
            JsonNode compute = bench.compute(Asked.REPLACE);
            String principal = compute.at("/identity/principalId").asText();
            return Stream.of(
                            must(outcome.succeeded(), "it keeps"),
                            must(
                                    compute.at("/properties/properties/namespace")
                                            .asText()
                                            .equals("team-b"),
                                    "the compute stays as it was"),
                            must(
                                    bench.newRoles().size() == 2
                                            && bench.newRoles().stream().allMatch(r -> r.endsWith(principal)),
                                    "the identity in use has the roles: " + bench.newRoles()))
                    .flatMap(List::stream)
                    .toList();
        }
    },
    WITHOUT_WAITING(Map.of("wait", "false", "on-difference", "replace")) {
        @Override
        List<String> wrong(Bench bench, AttachOutcome outcome) {
            return Stream.of(
                            must(outcome.succeeded(), "it submits"),
                            must(
                                    bench.compute(Asked.REPLACE)
                                            .at("/properties/properties/namespace")
                                            .asText()
                                            .equals("team-a"),
                                    "the compute is attached anew"),
                            must(bench.newRoles().size() == 2, "its roles: " + bench.newRoles()))
                    .flatMap(List::stream)
                    .toList();
        }
    },
    /** The extension goes with the compute. */
    REMOVE_EXTENSION(Map.of("mode", "detach", "remove-extension", "true")) {
        @Override
        void setUp(Bench bench) {
            attached(bench);
        }

        @Override
        List<String> wrong(Bench bench, AttachOutcome outcome) {
            return Stream.of(
                            must(outcome.succeeded(), "it detaches"),
                            must(bench.compute(Asked.REPLACE).isMissingNode(), "the compute is gone"),
                            must(!bench.emulator.resource(EXTENSION).isPresent(), "the extension is gone"))
                    .flatMap(List::stream)
                    .toList();
        }
    },
    /** A job that no node takes is cancelled when its own time is up. */
    CANCEL_JOB(Map.of("verify", "job", "verify-timeout", "1m")) {
        @Override
        void setUp(Bench bench) {
            attachedWithoutNodes(bench);
        }

        @Override
        List<String> wrong(Bench bench, AttachOutcome outcome) {
            return cancelled(bench, outcome, "job-not-scheduled");
        }
    },
    /** A job that is under way when the time of its run is up is cancelled. */
    CANCEL_JOB_AT_THE_END(Map.of("verify", "job", "timeout", "1m")) {
        @Override
        void setUp(Bench bench) {
            attachedWithoutNodes(bench);
        }

        @Override
        List<String> wrong(Bench bench, AttachOutcome outcome) {
            return cancelled(bench, outcome, "timed-out");
        }
    };

    private static final String EXTENSION = Ids.AKS + "/providers/Microsoft.KubernetesConfiguration/extensions/azureml";

    private final Map<String, String> settings;

    Use(Map<String, String> settings) {
        this.settings = settings;
    }

    void setUp(Bench bench) {
        bench.setUp(Asked.REPLACE);
    }

    abstract List<String> wrong(Bench bench, AttachOutcome outcome);

    Trial trial(Bench bench, Line.Happening happening) {
        return bench.trial(settings(), happening);
    }

    Map<String, String> settings() {
        return merged(settings);
    }

    static Map<String, String> merged(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Asked.REPLACE.settings());
        all.putAll(more);
        return all;
    }

    /** The compute stands as it is asked for. */
    private static void attached(Bench bench) {
        bench.setUp(Asked.REPLACE);
        run(bench, Map.of());
        bench.settle();
    }

    /** The compute stands as it is asked for, and no node takes a job. */
    private static void attachedWithoutNodes(Bench bench) {
        attached(bench);
        bench.emulator.apply("jobs: {ends: Queued}");
    }

    /** The run failed in time, and the job that it names is cancelled by the word of Azure. */
    private static List<String> cancelled(Bench bench, AttachOutcome outcome, String code) {
        bench.pass(Duration.ofSeconds(2));
        String said = outcome.failure().map(AttachFailure::code).orElse("");
        List<String> running = outcome.changes().stream()
                .filter(result -> result.change() instanceof VerifyCompute)
                .map(result -> bench.jobStatus(result.change().fullId().orElseThrow()))
                .filter(status -> !status.equals("Canceled"))
                .toList();
        return Stream.of(
                        must(outcome.exitCode() == 5, "exit code 5, not " + outcome.exitCode()),
                        must(said.equals(code), "the reason is " + code + ", not " + said),
                        must(running.isEmpty(), "the job is cancelled, not " + running))
                .flatMap(List::stream)
                .toList();
    }

    /** The writes that an attach does not make, and that every trouble has to befall. */
    boolean isOwn(Target target) {
        return target.write()
                && (target.path().endsWith("/cancel") || target.path().equals(EXTENSION));
    }

    static void run(Bench bench, Map<String, String> more) {
        try (Trial trial = bench.trial(merged(more), Line.Happening.NOTHING)) {
            trial.finish();
        }
    }

    static List<String> must(boolean holds, String what) {
        return holds ? List.of() : List.of(what);
    }
}
