package io.github.azuremlattach.emulator.kubernetes;

/** Refusals of Kubernetes' own access control, in its words. */
final class Denials {
    private Denials() {}

    /** The refusal of a verb; the name is empty for a whole list. */
    static Result of(ClusterUser user, String verb, String group, String resource, String name) {
        String qualified = group.isEmpty() ? resource : resource + "." + group;
        String what = name.isEmpty() ? qualified : qualified + " \"" + name + "\"";
        return Result.failed("Error from server (Forbidden): " + what + " is forbidden: User \"" + user.name()
                + "\" cannot " + verb + " resource \"" + resource + "\" in API group \"" + group
                + "\" at the cluster scope\n");
    }
}
