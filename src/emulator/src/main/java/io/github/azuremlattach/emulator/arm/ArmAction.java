package io.github.azuremlattach.emulator.arm;

import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.ResourceTypes;
import java.util.List;

/**
 * What a request does in the language of roles.
 *
 * @param name such as Microsoft.MachineLearningServices/workspaces/computes/write
 * @param scope where it does it
 */
record ArmAction(String name, String scope) {

    /** The action behind a method and a path. */
    static ArmAction of(String method, String path) {
        List<String> segments = ArmId.segments(path);
        String type = ArmId.type(path);
        if (type.isEmpty()) {
            boolean group = ArmId.resourceGroup(path) != null;
            boolean nested = group ? segments.size() > 4 : segments.size() > 2;
            String noun =
                    group ? "Microsoft.Resources/subscriptions/resourceGroups" : "Microsoft.Resources/subscriptions";
            String leaf = nested ? "/" + segments.get(segments.size() - 1) : "";
            return new ArmAction(noun + leaf + verb(method), path);
        }
        boolean collection = typeDepth(path) % 2 == 1;
        String scope = collection ? path.substring(0, path.lastIndexOf('/')) : path;
        return new ArmAction(ResourceTypes.canonical(type) + verb(method), scope);
    }

    /** Whether a path names a collection or an action rather than a resource. */
    static boolean isCollection(String path) {
        return typeDepth(path) % 2 == 1;
    }

    private static int typeDepth(String path) {
        List<String> segments = ArmId.segments(path);
        for (int i = segments.size() - 2; i >= 0; i--) {
            if (segments.get(i).equalsIgnoreCase("providers")) {
                return segments.size() - i - 2;
            }
        }
        return 0;
    }

    private static String verb(String method) {
        return switch (method) {
            case "PUT", "PATCH" -> "/write";
            case "DELETE" -> "/delete";
            case "POST" -> "/action";
            default -> "/read";
        };
    }
}
