package io.github.azuremlattach.core;

/**
 * A question to a report, as the page for users shows it and a test asks it.
 *
 * @param title what it is for
 * @param jq the program
 */
enum Recipe {
    GRANTS("Every role that would be granted, and where", """
            .targets[].plan.changes[]? | select(.kind == "grant") | {role, scope}
            """),
    NO_OWNER(
            "No role that may grant roles: Owner, User Access Administrator, Role Based Access Control Administrator",
            """
            [ .targets[] | .plan.changes[]? | select(.kind == "grant")
              | select(.roleId == ("8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
                                   "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
                                   "f58310d9-a9f6-439a-9e8d-f62e7b41a168")) ] | length == 0
            """),
    BELOW_A_RESOURCE_GROUP("Nothing granted above a resource group", """
            [ .targets[] | .plan.changes[]? | select(.kind == "grant")
              | select(.scope | test("^/subscriptions/[^/]+/resourceGroups/[^/]+"; "i") | not) ] | length == 0
            """),
    NO_REPLACE("No compute is replaced or detached unless its name is in $approved", """
            [ .targets[] | select(any(.plan.changes[]?; .kind == "detach")) | .name ] - $approved | length == 0
            """),
    LEFTOVER("What was accepted by Azure and has no verdict", """
            .targets[] | select(.outcome == ("unfinished", "submitted")) | {name, provisioningState, portalLink}
            """),
    TODO("The commands that an administrator has to run", """
            [ .targets[] | .failure.advice[]?.commands[], (.checks[] | .advice.commands[]?) ] | unique | .[]
            """),
    WHY("One line for each compute that failed: its name, the code, and what to do first", """
            .targets[] | select(.failure) | "\\(.name)\\t\\(.failure.code)\\t\\(.failure.advice[0].remedy // "")"
            """);

    private final String title;
    private final String jq;

    Recipe(String title, String jq) {
        this.title = title;
        this.jq = jq.strip();
    }

    String title() {
        return title;
    }

    String jq() {
        return jq;
    }
}
