package io.github.azuremlattach.emulator.arm;

import io.github.azuremlattach.emulator.entra.Tokens;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.http.Request;
import io.github.azuremlattach.emulator.world.Principal;
import io.github.azuremlattach.emulator.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The front of Azure Resource Manager: authenticates, checks the api-version, admits, and dispatches to the provider. */
public final class ArmGateway {
    private final World world;
    private final Authentication authentication;
    private final ApiVersions apiVersions;
    private final Admission admission;
    private final ArmHeaders headers;
    private final RunHistoryApi runHistory;
    private final List<Route> routes = new ArrayList<>();

    /** The gateway in front of that world. */
    public ArmGateway(World world, Tokens tokens) {
        this.world = world;
        this.authentication = new Authentication(world, tokens);
        this.apiVersions = new ApiVersions(world);
        Throttle throttle = new Throttle(world);
        this.admission = new Admission(world, throttle);
        this.headers = new ArmHeaders(throttle);
        routes.addAll(new ComputesApi().routes());
        routes.addAll(new WorkspaceLocationsApi().routes());
        Jobs jobs = new Jobs();
        this.runHistory = new RunHistoryApi(world, jobs);
        routes.addAll(new JobsApi(jobs).routes());
        routes.addAll(new EnvironmentsApi().routes());
        routes.addAll(new ManagedClustersApi().routes());
        routes.addAll(new RunCommandsApi(tokens).routes());
        routes.addAll(new TrustedAccessApi().routes());
        routes.addAll(new ExtensionsApi().routes());
        routes.addAll(new RelayApi().routes());
        routes.addAll(new FederatedCredentialsApi().routes());
        routes.addAll(new IdentitiesApi().routes());
        routes.addAll(new RoleAssignmentsApi().routes());
        routes.addAll(new RoleDefinitionsApi().routes());
        routes.addAll(new CustomRolesApi().routes());
        routes.addAll(new DenyAssignmentsApi().routes());
        routes.addAll(new LocksApi().routes());
        routes.addAll(new ProvidersApi(apiVersions).routes());
        routes.addAll(new SubscriptionsApi().routes());
        routes.addAll(new ResourceReads().routes());
    }

    /** The answer to a request. */
    public Reply answer(Request request) {
        if (request.path().equalsIgnoreCase("/metadata/endpoints")) {
            return CloudMetadata.reply(request);
        }
        Authentication.Verdict verdict = authentication.check(request);
        Principal caller = verdict.caller();
        Reply reply = verdict.refusal() != null || caller == null
                ? verdict.refusal() == null ? Reply.empty(401) : verdict.refusal()
                : admitted(request, caller);
        return headers.added(reply, request, caller, world.now());
    }

    /** The refusal of an expired token, for a scenario that wants one. */
    public Reply expiredToken(Request request) {
        return headers.added(authentication.expired(request), request, null, world.now());
    }

    private Reply admitted(Request request, Principal caller) {
        Optional<Reply> history = runHistory.answer(request, caller);
        if (history.isPresent()) {
            return history.get();
        }
        Reply wrongVersion = apiVersions.refusal(request);
        if (wrongVersion != null) {
            return wrongVersion;
        }
        List<String> segments = request.segments();
        for (Route route : routes) {
            Optional<Map<String, String>> match = route.match(request.method(), segments);
            if (match.isPresent()) {
                Reply refusal = admission.refusal(request, caller, route);
                return refusal != null
                        ? refusal
                        : route.handler().apply(new ArmCall(request, match.get(), caller, world));
            }
        }
        return Missing.route(request);
    }
}
