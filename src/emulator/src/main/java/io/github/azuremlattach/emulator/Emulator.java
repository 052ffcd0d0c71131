package io.github.azuremlattach.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.github.azuremlattach.emulator.conformance.Conformance;
import io.github.azuremlattach.emulator.entra.Tokens;
import io.github.azuremlattach.emulator.http.CertificateAuthority;
import io.github.azuremlattach.emulator.http.Endpoint;
import io.github.azuremlattach.emulator.http.HttpsFront;
import io.github.azuremlattach.emulator.http.Journal;
import io.github.azuremlattach.emulator.world.Principal;
import io.github.azuremlattach.emulator.world.RoleAssignment;
import io.github.azuremlattach.emulator.world.World;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An emulated Azure: Resource Manager and Entra ID over https, on loopback unless told otherwise, until closed. */
public final class Emulator implements AutoCloseable {
    private final InstantSource clock;
    private final CertificateAuthority authority;
    private final HttpsFront front;
    private final Conformance conformance = new Conformance();
    private volatile Inside inside;

    /** What is behind the address, all of which a reset replaces. */
    private record Inside(
            World world,
            Journal journal,
            Tokens tokens,
            Control control,
            InterruptibleDelay delay,
            RequestHandler handler) {
        static Inside of(Scenario scenario, InstantSource clock, Conformance conformance) {
            World world = World.of(scenario.tree(), clock);
            Journal journal = new Journal();
            Tokens tokens = new Tokens(world);
            Control control = new Control(world, journal);
            InterruptibleDelay delay = new InterruptibleDelay();
            RequestHandler handler = new RequestHandler(world, tokens, journal, control, delay, conformance);
            return new Inside(world, journal, tokens, control, delay, handler);
        }
    }

    private Emulator(Builder builder) {
        clock = builder.clock;
        authority = CertificateAuthority.create(builder.endpoint.names());
        inside = Inside.of(builder.scenario, clock, conformance);
        front = new HttpsFront(builder.endpoint, builder.port, authority.tls(), exchange -> inside.handler()
                .answer(exchange));
    }

    /** Starts the standard scenario on a free port. */
    public static Emulator start() {
        return builder().start();
    }

    /** An emulator yet to be started. */
    public static Builder builder() {
        return new Builder();
    }

    /** What an emulator is started with. */
    public static final class Builder {
        private Scenario scenario = Scenario.standard();
        private InstantSource clock = InstantSource.system();
        private Endpoint endpoint = Endpoint.loopback();
        private int port;

        private Builder() {}

        /** What exists and how it behaves; the standard scenario unless given. */
        public Builder scenario(Scenario given) {
            scenario = given;
            return this;
        }

        /** What tells the time; the system clock unless given. */
        public Builder clock(InstantSource given) {
            clock = given;
            return this;
        }

        /** Where to listen; on loopback unless given. */
        public Builder endpoint(Endpoint given) {
            endpoint = given;
            return this;
        }

        /** The port to listen on; any free one unless given. */
        public Builder port(int given) {
            port = given;
            return this;
        }

        /** Starts it. */
        public Emulator start() {
            return new Emulator(this);
        }
    }

    /** Answers a request that did not come over the network, in the caller's own thread. */
    public void answer(HttpExchange exchange) throws IOException {
        inside.handler().answer(exchange);
    }

    /** Where it listens, such as https://localhost:8443; this is both the Resource Manager and the authority. */
    public String url() {
        return front.url();
    }

    /** The certificate of its authority as PEM: what a client must trust. */
    public String caPem() {
        return authority.pem();
    }

    /** A token for Resource Manager that the principal with that client id would get. */
    public String token(String clientId) {
        World world = inside.world();
        synchronized (world) {
            Principal principal = world.directory()
                    .client(clientId)
                    .orElseThrow(() -> new IllegalArgumentException("no client " + clientId));
            return inside.tokens().issue(principal, url(), url() + "/" + principal.tenant() + "/");
        }
    }

    /** The requests that came in so far, in the order of their arrival. */
    public List<RecordedRequest> requests() {
        return inside.control().requests();
    }

    /** Those of the requests that could have changed something. */
    public List<RecordedRequest> writes() {
        return requests().stream().filter(RecordedRequest::isWrite).toList();
    }

    /** Forgets the requests that came in so far. */
    public void clearRequests() {
        inside.journal().clear();
    }

    /** The compute of that name as Azure would print it now. */
    public Optional<JsonNode> compute(String workspaceId, String name) {
        return resource(workspaceId + "/computes/" + name);
    }

    /** The resource of that id as Azure would print it now. */
    public Optional<JsonNode> resource(String id) {
        World world = inside.world();
        synchronized (world) {
            world.settle();
            return world.resources().find(id).map(JsonNode::deepCopy);
        }
    }

    /** The role assignments as Azure would print them now. */
    public List<JsonNode> roleAssignments() {
        World world = inside.world();
        synchronized (world) {
            return world.roleAssignments().all().stream()
                    .<JsonNode>map(RoleAssignment::json)
                    .toList();
        }
    }

    /** The role assignments of one principal as Azure would print them now. */
    public List<JsonNode> roleAssignments(String principalId) {
        return roleAssignments().stream()
                .filter(one ->
                        one.path("properties").path("principalId").asText().equalsIgnoreCase(principalId))
                .toList();
    }

    /** Looks at the world or changes it, while no request is being answered. */
    public void update(Consumer<World> change) {
        World world = inside.world();
        synchronized (world) {
            world.settle();
            change.accept(world);
        }
    }

    /** Lays a YAML snippet over the running scenario: maps merge, null removes, faults add up. */
    public void apply(String yaml) {
        update(changed -> changed.apply(yaml));
    }

    /**
     * Starts over: another Azure at the same address and with the same certificate. Tokens, requests and state of the one
     * before are gone, and what hangs there gets no answer.
     */
    public void reset(Scenario scenario) {
        Inside before = inside;
        inside = Inside.of(scenario, clock, conformance);
        before.delay().close();
    }

    /**
     * Looks back at all that was sent and answered, for those who never close.
     *
     * @throws IllegalStateException in tests that watch for it: when a request of this product or an answer departed from
     *     Azure's specifications
     */
    public void verify() {
        conformance.verify();
    }

    /**
     * Stops listening.
     *
     * @throws IllegalStateException as {@link #verify()} does
     */
    @Override
    public void close() {
        inside.delay().close();
        front.close();
        verify();
    }
}
