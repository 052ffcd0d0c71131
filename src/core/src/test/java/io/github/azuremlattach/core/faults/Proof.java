package io.github.azuremlattach.core.faults;

import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.ChangeResult;
import io.github.azuremlattach.core.result.VerifyCompute;
import io.github.azuremlattach.emulator.RecordedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The jobs that were begun to prove a compute, and what has become of them by the word of Azure. */
final class Proof {
    /** What Azure takes to cancel a job that it was asked to cancel. */
    private static final Duration CANCELLING = Duration.ofSeconds(2);

    private final Map<String, String> statuses = new TreeMap<>();
    private final List<String> completed = new ArrayList<>();
    private final String said;

    private Proof(AttachOutcome outcome) {
        said = outcome.toJson();
    }

    /** Looks at every job that was begun on a bench, and at what a run says of its own. */
    static Proof of(Bench bench, List<RecordedRequest> requests, AttachOutcome outcome) {
        Proof proof = new Proof(outcome);
        bench.pass(CANCELLING);
        requests.stream()
                .filter(request -> request.method().equals("PUT")
                        && request.carriedOut()
                        && request.path().contains("/jobs/"))
                .map(RecordedRequest::path)
                .distinct()
                .forEach(path -> proof.statuses.put(path, bench.jobStatus(path)));
        outcome.changes().stream()
                .filter(result -> result.change() instanceof VerifyCompute)
                .filter(result -> result.status() == ChangeResult.Status.DONE)
                .forEach(result -> proof.completed.add(result.change().fullId().orElse("")));
        return proof;
    }

    /** How many jobs Azure began, for this process and for those before it. */
    int begun() {
        return statuses.size();
    }

    /** How many of them could not pull their image, since the role for it was too new: each may be followed by another. */
    int tooEarly() {
        return (int) statuses.values().stream().filter("Failed"::equals).count();
    }

    /** How many jobs the run calls completed. */
    int claimed() {
        return completed.size();
    }

    /** The jobs that the run calls completed, but Azure does not. */
    List<String> untrue() {
        return completed.stream()
                .filter(job -> !"Completed".equals(statuses.get(job)))
                .toList();
    }

    /** The jobs that go on though the run is over and did not say so. */
    List<String> leftRunning() {
        return statuses.entrySet().stream()
                .filter(job -> !List.of("Completed", "Failed", "Canceled").contains(job.getValue()))
                .filter(job ->
                        !(said.contains(job.getKey().replaceAll(".*/", "")) && said.contains("could not be cancelled")))
                .map(Map.Entry::toString)
                .toList();
    }
}
