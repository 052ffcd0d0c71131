package io.github.azuremlattach.emulator;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.sun.net.httpserver.HttpExchange;
import io.github.azuremlattach.emulator.arm.ArmGateway;
import io.github.azuremlattach.emulator.conformance.Conformance;
import io.github.azuremlattach.emulator.entra.Entra;
import io.github.azuremlattach.emulator.entra.Tokens;
import io.github.azuremlattach.emulator.fault.Fault;
import io.github.azuremlattach.emulator.http.Journal;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.http.Request;
import io.github.azuremlattach.emulator.http.Wire;
import io.github.azuremlattach.emulator.world.World;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers one HTTP request: records it, adds latency, applies a fault if one is due, or dispatches it to its service. */
final class RequestHandler {
    private final World world;
    private final Journal journal;
    private final Control control;
    private final InterruptibleDelay delay;
    private final Entra entra;
    private final ArmGateway arm;
    private final FaultPlayer player;
    private final Conformance conformance;
    private final IdentityWrites identityWrites = new IdentityWrites();

    RequestHandler(
            World world,
            Tokens tokens,
            Journal journal,
            Control control,
            InterruptibleDelay delay,
            Conformance conformance) {
        this.world = world;
        this.journal = journal;
        this.control = control;
        this.delay = delay;
        this.entra = new Entra(world, tokens);
        this.arm = new ArmGateway(world, tokens);
        this.player = new FaultPlayer(delay);
        this.conformance = conformance;
    }

    void answer(HttpExchange exchange) throws IOException {
        Request request = Wire.read(exchange);
        if (request.path().startsWith("/_emulator")) {
            Wire.write(exchange, locked(() -> control.answer(request)));
            return;
        }
        conformance.look(request);
        int number = journal.arrived(request, world.now());
        Fault fault;
        Duration latency;
        synchronized (world) {
            fault = world.faults()
                    .pick(request.method(), request.path(), request.body(), world.now())
                    .orElse(null);
            latency = world.settings().latency();
        }
        if (fault == null) {
            Reply reply = identityWrites.answer(request, () -> {
                delay.hold(latency);
                return locked(() -> right(request));
            });
            conformance.look(request, reply);
            journal.answered(number, reply.status(), succeeded(reply), "");
            Wire.write(exchange, reply);
        } else {
            delay.hold(latency);
            faulted(exchange, request, number, fault);
        }
    }

    private void faulted(HttpExchange exchange, Request request, int number, Fault fault) {
        Reply right = fault.processed() ? locked(() -> right(request)) : null;
        Reply reply = quoted(player.reply(fault, right, locked(() -> arm.expiredToken(request))), request);
        journal.answered(number, reply == null ? 0 : reply.status(), right != null && succeeded(right), fault.name());
        player.end(fault, reply, exchange);
    }

    /** Proxies and services quote the address that they were asked for, and services what they were sent. */
    private static @Nullable Reply quoted(@Nullable Reply reply, Request request) {
        if (reply == null) {
            return null;
        }
        String address = request.origin() + request.path() + "?" + request.rawQuery();
        String sent = new String(
                JsonStringEncoder.getInstance().quoteAsString(Objects.requireNonNullElse(request.body(), "")));
        String body = reply.body().replace("{url}", address).replace("{body}", sent);
        return body.equals(reply.body()) ? reply : reply.withBody(body);
    }

    private static boolean succeeded(Reply reply) {
        return reply.status() < 400;
    }

    private Reply right(Request request) {
        return entra.answer(request).orElseGet(() -> arm.answer(request));
    }

    /** Does it while nobody else touches the world; a bug of the emulator becomes a 500 that shows it. */
    private Reply locked(Supplier<Reply> work) {
        synchronized (world) {
            try {
                world.settle();
                return work.get();
            } catch (RuntimeException e) {
                StringWriter trace = new StringWriter();
                e.printStackTrace(new PrintWriter(trace));
                return Reply.error(500, "EmulatorBug", trace.toString());
            }
        }
    }
}
