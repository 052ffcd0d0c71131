package io.github.azuremlattach.core.azure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What somebody may do: permissions, each of which allows actions and takes others away from these again.
 *
 * <p>As Azure does, an action is allowed when one permission allows it and does not itself exclude it; a
 * {@code notActions} of one permission does not reach another.
 *
 * @param permissions the permissions
 */
public record ActionSet(List<Permission> permissions) {

    /** Nothing is allowed. */
    public static final ActionSet NONE = new ActionSet(List.of());

    /**
     * One permission.
     *
     * @param actions patterns of what is allowed
     * @param notActions patterns of what is taken away
     */
    public record Permission(List<String> actions, List<String> notActions) {
        boolean allows(String action) {
            return actions.stream().anyMatch(pattern -> matches(pattern, action))
                    && notActions.stream().noneMatch(pattern -> matches(pattern, action));
        }
    }

    public ActionSet {
        permissions = List.copyOf(permissions);
    }

    /** Reads permissions as Resource Manager writes them. */
    static ActionSet read(Iterable<JsonNode> permissions) {
        ActionSet all = NONE;
        for (JsonNode one : permissions) {
            all = all.and(texts(one.path("actions")), texts(one.path("notActions")));
        }
        return all;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    /** Whether an action is allowed. */
    public boolean allows(String action) {
        return permissions.stream().anyMatch(permission -> permission.allows(action));
    }

    /** This and one more permission. */
    public ActionSet and(List<String> actions, List<String> notActions) {
        List<Permission> all = new ArrayList<>(permissions);
        all.add(new Permission(List.copyOf(actions), List.copyOf(notActions)));
        return new ActionSet(all);
    }

    /** This and all of another. */
    public ActionSet and(ActionSet other) {
        List<Permission> all = new ArrayList<>(permissions);
        all.addAll(other.permissions);
        return new ActionSet(all);
    }

    private static boolean matches(String pattern, String action) {
        StringBuilder regex = new StringBuilder("(?i)");
        for (String part : pattern.split("\\*", -1)) {
            regex.append(regex.length() == 4 ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.matches(regex.toString(), action);
    }
}
