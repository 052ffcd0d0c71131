package io.github.azuremlattach.core.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.world.World;
import java.util.HashMap;
import java.util.Map;

/** What somebody else may do while a run is under way. */
enum Intrusion {
    /** Another pipeline attaches the same. */
    SAME_ATTACH {
        @Override
        void happens(Bench bench, Asked asked) {
            run(bench, asked, Map.of());
        }
    },
    /** Another pipeline attaches another namespace under the same name. */
    OTHER_ATTACH {
        @Override
        void happens(Bench bench, Asked asked) {
            run(bench, asked, Map.of("namespace", "azureml", "on-difference", "fail"));
        }
    },
    /** Another pipeline detaches the compute. */
    DETACH {
        @Override
        void happens(Bench bench, Asked asked) {
            run(bench, asked, Map.of("mode", "detach", "create-namespace", "false"));
        }
    },
    /** The compute is gone from one moment to the next. */
    COMPUTE_DELETED {
        @Override
        void happens(Bench bench, Asked asked) {
            bench.emulator.update(world -> world.resources().remove(asked.workspace + "/computes/" + Asked.COMPUTE));
        }
    },
    /** A compute of another cluster stands under the name from one moment to the next. */
    FOREIGN_COMPUTE {
        @Override
        void happens(Bench bench, Asked asked) {
            COMPUTE_DELETED.happens(bench, asked);
            bench.emulator.apply("computes: {" + Asked.COMPUTE + ": {workspace: "
                    + asked.workspace.substring(Ids.WORKSPACES.length()) + ", cluster: " + FOREIGN
                    + ", namespace: azureml}}");
        }
    },
    /** Somebody takes back every role that was granted so far. */
    ROLES_REMOVED {
        @Override
        void happens(Bench bench, Asked asked) {
            for (String role : bench.newRoles()) {
                String[] parts = role.split(" [@:] ");
                bench.emulator.update(world -> world.revoke(parts[2], parts[0], parts[1]));
            }
        }
    },
    /** The workspace's identity is deleted and made anew: the same name, another principal. */
    IDENTITY_REMADE {
        @Override
        void happens(Bench bench, Asked asked) {
            bench.emulator.update(world -> remake(world, asked));
        }
    },
    /** The namespace is deleted. */
    NAMESPACE_DELETED {
        @Override
        void happens(Bench bench, Asked asked) {
            bench.emulator.update(world -> world.namespaces(asked.cluster).remove(asked.namespace));
        }
    };

    /** The cluster that another pipeline's compute stands for. */
    static final String FOREIGN = "aks-2";

    abstract void happens(Bench bench, Asked asked);

    /** Whether an attach depends on what is touched, so that it can be repaired by attaching again. */
    boolean concerns(Asked asked) {
        return switch (this) {
            case IDENTITY_REMADE -> asked != Asked.REPLACE;
            case NAMESPACE_DELETED -> asked == Asked.AKS;
            case FOREIGN_COMPUTE, COMPUTE_DELETED -> true;
            default -> asked != Asked.UPDATE || Cells.ALL;
        };
    }

    private static void run(Bench bench, Asked asked, Map<String, String> others) {
        Map<String, String> settings = new HashMap<>(asked.settings());
        settings.putAll(others);
        try (Trial trial = bench.trial(settings, Line.Happening.NOTHING)) {
            trial.finish();
        }
    }

    private static void remake(World world, Asked asked) {
        ObjectNode workspace = world.resource(asked.workspace);
        workspace.path("identity").path("userAssignedIdentities").properties().forEach(entry -> {
            ObjectNode identity = (ObjectNode) world.resource(entry.getKey()).path("properties");
            world.directory().delete(identity.path("principalId").asText());
            String principal = world.directory()
                    .create("id-workspace", identity.path("tenantId").asText(), world.now())
                    .objectId();
            identity.put("principalId", principal);
            ((ObjectNode) entry.getValue()).put("principalId", principal);
        });
    }
}
