package io.github.azuremlattach.emulator.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The journal of requests, in the order of their arrival. */
public final class Journal {
    private final List<Entry> entries = new ArrayList<>();
    private int arrived;

    /**
     * A request and the status it was answered with.
     *
     * @param number its place, from 1
     * @param at when it arrived
     * @param request the request, without secrets
     * @param status the status, 0 as long as there is no answer
     * @param carriedOut whether what it asks for was done, whatever its answer said
     * @param fault the fault that fell upon it, as scenarios name it; empty for none
     */
    public record Entry(int number, Instant at, Request request, int status, boolean carriedOut, String fault) {}

    /** Notes a request and answers its number. */
    public synchronized int arrived(Request request, Instant at) {
        arrived++;
        entries.add(new Entry(arrived, at, masked(request), 0, false, ""));
        return arrived;
    }

    /** Notes with what status a request is being answered, and what became of it. */
    public synchronized void answered(int number, int status, boolean carriedOut, String fault) {
        int index = entries.isEmpty() ? -1 : number - entries.get(0).number();
        if (index >= 0) {
            Entry entry = entries.get(index);
            entries.set(index, new Entry(number, entry.at(), entry.request(), status, carriedOut, fault));
        }
    }

    /** What was noted. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Forgets what was noted; numbers go on. */
    public synchronized void clear() {
        entries.clear();
    }

    private static Request masked(Request request) {
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        headers.computeIfPresent("authorization", (name, value) -> value.replaceFirst("\\s.*", ""));
        String body = request.body();
        if (body != null && request.path().endsWith("/token")) {
            body = body.replaceAll("(client_secret|client_assertion|refresh_token|password)=[^&]*", "$1=***");
        }
        if (body != null && body.contains("clusterToken")) {
            body = body.replaceAll("(\"clusterToken\"\\s*:\\s*\")[^\"]*", "$1***");
        }
        return new Request(request.method(), request.path(), request.rawQuery(), headers, body);
    }
}
