package io.github.azuremlattach.action.output;

/** The outputs of the Action: every run writes all of them, the failed and the cancelled ones too. */
public enum Output {
    COMPUTE_ID("compute-id", "ARM id of the compute."),
    PROVISIONING_STATE("provisioning-state", "Provisioning state of the compute as last seen. Empty when not seen."),
    PRINCIPAL_ID("principal-id", "Principal id of the compute's identity. Empty when it has none."),
    CHANGED("changed", "Whether the run changed anything in Azure: true or false."),
    OUTCOME(
            "outcome",
            "What happened: attached, unchanged, updated, replaced, detached, submitted, planned, drifted, failed or"
                    + " cancelled. With manifest: the strongest of them, or partial when only some computes failed."),
    PLAN(
            "plan",
            "The plan as a JSON object on one line: schemaVersion and targets, each with name, computeId, plan and checks."
                    + " Empty when the run did not come so far."),
    PLAN_MARKDOWN(
            "plan-markdown", "The plan as Markdown, ready for a comment. Empty when the run did not come so far."),
    PORTAL_LINK("portal-link", "Address of the compute in the Azure portal."),
    RESULTS(
            "results",
            "A JSON array with name, outcome, computeId, provisioningState, principalId and changed of each compute. With"
                    + " manifest it stands in place of the outputs for one."),
    REPORT("report", "Path of the JSON report, from the workspace. Empty when it could not be written.");

    private final String kebab;
    private final String description;

    Output(String kebab, String description) {
        this.kebab = kebab;
        this.description = description;
    }

    /** Name under {@code steps.<id>.outputs}. */
    public String kebabCase() {
        return kebab;
    }

    /** What it holds. */
    public String description() {
        return description;
    }
}
