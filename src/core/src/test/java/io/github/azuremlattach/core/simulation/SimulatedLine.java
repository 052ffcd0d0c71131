package io.github.azuremlattach.core.simulation;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.emulator.Emulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/**
 * The line of one run to Azure, without a network. What befalls a request follows from the seed, from what is asked and how
 * often it was asked before, so that requests that are made side by side do not change each other's fate.
 */
final class SimulatedLine implements HttpClient {
    private static final String GUID = "(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    private final World world;
    private final Emulator emulator;
    private final int run;
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final List<Write> writes = new ArrayList<>();
    private final List<Write> everWritten = new ArrayList<>();
    private boolean doubtful;
    private volatile boolean dead;
    private volatile boolean immortal;

    /** The process that sends is dead. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    /**
     * A write that Azure carried out.
     *
     * @param method its method
     * @param path its path
     * @param query its query
     * @param status what Azure answered
     * @param lost whether the answer did not come through
     * @param over the namespace of the compute that was there before; empty when there was none
     * @param body what was sent
     */
    record Write(String method, String path, String query, int status, boolean lost, String over, String body) {
        boolean isOfCompute() {
            return path.endsWith("/computes/" + World.COMPUTE);
        }

        boolean isOfRole() {
            return path.contains("/roleAssignments/");
        }

        /** Whether it made a difference: a role that is written again, or deleted although it is gone, makes none. */
        boolean changes() {
            return !isOfRole() || status == (method.equals("PUT") ? 201 : 200);
        }
    }

    SimulatedLine(World world, Emulator emulator, int run) {
        this.world = world;
        this.emulator = emulator;
        this.run = run;
    }

    /** Another process of the same run begins, which may die as well or not. */
    void revive(boolean mortal) {
        immortal = !mortal;
        dead = false;
    }

    boolean isDead() {
        return dead;
    }

    /** What the processes wrote that the present one knows of. */
    synchronized List<Write> writes() {
        return List.copyOf(writes);
    }

    /** What all the processes wrote. */
    synchronized List<Write> everWritten() {
        return List.copyOf(everWritten);
    }

    /** Forgets the writes, for a process that does not know of the one before. */
    synchronized void forget() {
        writes.clear();
    }

    /** Whether a write met trouble of which nobody can say whether it was carried out. */
    boolean isDoubtful() {
        return doubtful;
    }

    private static boolean isRead(HttpRequest request) {
        return request.getHttpMethod().toString().matches("GET|HEAD");
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return Mono.fromSupplier(() -> sendSync(request, Context.NONE));
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
        if (dead) {
            throw new Killed();
        }
        SplittableRandom dice = dice(request);
        boolean dies = dice.nextInt(1000) < world.number(Trait.CRASHES) && !immortal;
        boolean befallen = dice.nextInt(1000) < world.number(Trait.TROUBLE);
        boolean after = dice.nextBoolean();
        SplittableRandom sort = dice.split();
        if (dies && !after) {
            die();
        }
        if (befallen && !after) {
            return trouble(sort, request, false);
        }
        HttpResponse answer = carriedOut(request, befallen || dies);
        if (dies) {
            die();
        }
        return befallen ? trouble(sort, request, true) : answer;
    }

    private void die() {
        dead = true;
        throw new Killed();
    }

    private SplittableRandom dice(HttpRequest request) {
        String what = request.getHttpMethod() + " " + request.getUrl().getPath().replaceAll(GUID, "*");
        int times = asked.merge(what, 1, Integer::sum);
        long mixed = (world.seed() * 31 + run) * 31 + (what + times).hashCode();
        return new SplittableRandom(new SplittableRandom(mixed).nextLong());
    }

    /** What comes in place of the answer; whoever refuses has not carried it out. */
    private synchronized HttpResponse trouble(SplittableRandom dice, HttpRequest request, boolean carriedOut) {
        int kind = carriedOut ? dice.nextInt(4, 9) : dice.nextInt(9);
        doubtful |= kind > 3 && !isRead(request);
        return switch (kind) {
            case 0 -> InMemoryResponse.error(request, 429, String.valueOf(dice.nextInt(1, 20)));
            case 1 -> InMemoryResponse.error(request, 429, "");
            case 2 -> InMemoryResponse.error(request, 429, "0");
            case 3 -> InMemoryResponse.error(request, 401, "");
            case 4 -> InMemoryResponse.error(request, 503, "0");
            case 5 -> InMemoryResponse.error(request, 500, "");
            case 6 -> InMemoryResponse.error(request, 504, "");
            case 7 -> InMemoryResponse.page(request);
            default -> throw new UncheckedIOException(new IOException("Connection reset"));
        };
    }

    private HttpResponse carriedOut(HttpRequest request, boolean lost) {
        boolean reads = isRead(request);
        String over = reads ? "" : namespaceOfCompute();
        InMemoryExchange exchange = new InMemoryExchange(request);
        try {
            emulator.answer(exchange);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!reads && exchange.getResponseCode() < 400) {
            String body = new String(exchange.question(), StandardCharsets.UTF_8);
            note(new Write(
                    request.getHttpMethod().toString(),
                    request.getUrl().getPath(),
                    String.valueOf(request.getUrl().getQuery()),
                    exchange.getResponseCode(),
                    lost,
                    over,
                    body));
        }
        return InMemoryResponse.of(request, exchange);
    }

    private synchronized void note(Write write) {
        writes.add(write);
        everWritten.add(write);
    }

    private String namespaceOfCompute() {
        return emulator.resource(world.computeId())
                .map((JsonNode compute) ->
                        compute.at("/properties/properties/namespace").asText("?"))
                .orElse("");
    }
}
