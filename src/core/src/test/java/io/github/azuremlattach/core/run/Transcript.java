package io.github.azuremlattach.core.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.emulator.RecordedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a run asks of Azure and what it says, step by step, by the moved clock; names made at random are numbered. */
final class Transcript {
    private static final Pattern RANDOM = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\\b[0-9a-f]{32}\\b|(?<=-)[0-9a-f]{8}\\b(?!-)");
    private static final Pattern SCOPE = Pattern.compile(
            "/subscriptions/00000000-0000-0000-0000-000000000000(/resourceGroups/rg-ml)?/providers/Microsoft\\.");

    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> numbers = new HashMap<>();
    private final Rig rig;
    private Instant start;
    private int requests;
    private int events;

    Transcript(Rig rig) {
        this.rig = rig;
        this.start = rig.clock.instant();
    }

    /** A run begins. */
    void begins(String title) {
        text.append("\n== ").append(title).append('\n');
        start = rig.clock.instant();
        events = rig.events.size();
        requests = rig.emulator.requests().size();
    }

    /** A step is over: what it asked, in the order of the alphabet where it asked at once, and what it said. */
    void step() {
        List<RecordedRequest> all = rig.emulator.requests();
        List<AttachEvent> said = rig.events;
        if (all.size() == requests && said.size() == events) {
            return;
        }
        Duration time = Duration.between(start, rig.clock.instant());
        text.append("%d:%02d%n".formatted(time.toMinutes(), time.toSecondsPart()));
        all.subList(requests, all.size()).stream()
                .filter(request -> !request.path().endsWith("/token"))
                .sorted(Comparator.comparing(Transcript::sortKey).thenComparing(RecordedRequest::number))
                .forEach(this::asked);
        said.subList(events, said.size())
                .forEach(event -> event.toString().lines().forEach(line -> line("  " + line)));
        requests = all.size();
        events = said.size();
    }

    /** Something else that is worth a line. */
    void line(String line) {
        text.append(plain(line)).append('\n');
    }

    private void asked(RecordedRequest request) {
        String fault = request.fault().isEmpty() ? "" : " (" + request.fault() + ")";
        line("  > " + request.method() + " " + request.path() + " " + request.status() + fault);
        if (request.isWrite() && request.body() != null && !request.body().isEmpty()) {
            line("      " + sorted(request.body()));
        }
    }

    private static String sorted(String body) {
        try {
            return SORTED.writeValueAsString(SORTED.readValue(body, Object.class));
        } catch (JsonProcessingException e) {
            return body;
        }
    }

    private static String sortKey(RecordedRequest request) {
        return RANDOM.matcher(request.method() + " " + request.path()).replaceAll("#");
    }

    private String plain(String line) {
        Matcher matcher =
                RANDOM.matcher(SCOPE.matcher(line.replace(rig.emulator.url().replaceAll(".*/", ""), "azure"))
                        .replaceAll("…/"));
        return matcher.replaceAll(match -> match.group().startsWith("00000000-0000")
                ? match.group()
                : numbers.computeIfAbsent(match.group(), id -> "#" + (numbers.size() + 1)));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
