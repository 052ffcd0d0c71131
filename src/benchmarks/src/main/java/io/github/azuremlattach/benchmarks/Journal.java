package io.github.azuremlattach.benchmarks;

import io.github.azuremlattach.emulator.RecordedRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads what an emulated Azure was asked for. */
final class Journal {
    private Journal() {}

    /** Whether a request looks at an operation. */
    private static boolean isPoll(RecordedRequest request) {
        return request.method().equals("GET") && request.path().contains("/computeOperationsStatus/");
    }

    /** How many requests were no looks at what has been put. */
    static long beforePolling(List<RecordedRequest> requests) {
        Set<String> put = new HashSet<>();
        long count = 0;
        for (RecordedRequest request : requests) {
            boolean compute = request.path().matches(".*/computes/[^/]+");
            if (compute && request.method().equals("PUT")) {
                put.add(request.path());
            }
            boolean look = isPoll(request) || (request.method().equals("GET") && put.contains(request.path()));
            count += look ? 0 : 1;
        }
        return count;
    }

    /** How many requests listed the computes of a workspace. */
    static long lists(List<RecordedRequest> requests) {
        return requests.stream()
                .filter(request -> request.path().endsWith("/computes"))
                .count();
    }

    /** How many requests were answered with a status. */
    static long answered(List<RecordedRequest> requests, int status) {
        return requests.stream().filter(request -> request.status() == status).count();
    }
}
