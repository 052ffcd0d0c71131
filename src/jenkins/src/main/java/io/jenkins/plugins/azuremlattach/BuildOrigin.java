package io.jenkins.plugins.azuremlattach;

import hudson.EnvVars;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a build comes from: its repository and commit, where a checkout has named them in the environment, and its page.
 *
 * <p>Source: the variables of the Git plugin, and Jenkins' own {@code BUILD_URL}.
 */
final class BuildOrigin {
    private BuildOrigin() {}

    static Map<String, String> of(EnvVars environment) {
        Map<String, String> origin = new TreeMap<>();
        put("repository", withoutUser(environment.get("GIT_URL", "")), origin);
        put("commit", environment.get("GIT_COMMIT", ""), origin);
        put("run", environment.get("BUILD_URL", environment.get("BUILD_TAG", "")), origin);
        return origin;
    }

    /** A tag of a compute can be read by many, and the address of a repository may hold a password. */
    private static String withoutUser(String url) {
        return url.replaceFirst("(?<=://)[^/]*@", "");
    }

    private static void put(String what, String value, Map<String, String> origin) {
        if (!value.isEmpty()) {
            origin.put(what, value);
        }
    }
}
