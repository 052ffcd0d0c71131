package io.github.azuremlattach.core.azure;

import io.github.azuremlattach.core.http.ArmRestClient;
import java.util.function.Supplier;

/** The clients of Azure that an attach needs, behind one sign-in. */
public final class AzureClients {
    private final Subscriptions subscriptions;
    private final Workspaces workspaces;
    private final Computes computes;
    private final Clusters clusters;
    private final Extensions extensions;
    private final RunCommands runCommands;
    private final RoleAssignments roleAssignments;
    private final RoleDefinitions roleDefinitions;
    private final Permissions permissions;
    private final DenyAssignments denyAssignments;
    private final Locks locks;
    private final Caller caller;
    private final Identities identities;
    private final Providers providers;
    private final Relays relays;

    private final ArmRestClient arm;
    private final Supplier<ArmRestClient> machineLearning;

    AzureClients(
            ArmRestClient arm,
            TypedClients typed,
            Caller caller,
            ClusterTokens tokens,
            Supplier<ArmRestClient> machineLearning) {
        this.arm = arm;
        this.machineLearning = machineLearning;
        this.subscriptions = new Subscriptions(arm);
        this.workspaces = new Workspaces(arm);
        this.computes = new Computes(arm);
        this.clusters = new Clusters(arm);
        this.extensions = new Extensions(arm);
        this.runCommands = new RunCommands(arm, tokens);
        this.roleAssignments = new RoleAssignments(arm);
        this.roleDefinitions = new RoleDefinitions(arm);
        this.permissions = new Permissions(arm);
        this.denyAssignments = new DenyAssignments(arm);
        this.locks = new Locks(arm);
        this.caller = caller;
        this.identities = new Identities(typed);
        this.providers = new Providers(arm);
        this.relays = new Relays(arm);
    }

    public Subscriptions subscriptions() {
        return subscriptions;
    }

    public Workspaces workspaces() {
        return workspaces;
    }

    public Computes computes() {
        return computes;
    }

    public Clusters clusters() {
        return clusters;
    }

    public Extensions extensions() {
        return extensions;
    }

    public RunCommands runCommands() {
        return runCommands;
    }

    public RoleAssignments roleAssignments() {
        return roleAssignments;
    }

    public RoleDefinitions roleDefinitions() {
        return roleDefinitions;
    }

    public Permissions permissions() {
        return permissions;
    }

    public DenyAssignments denyAssignments() {
        return denyAssignments;
    }

    public Locks locks() {
        return locks;
    }

    /** Who signed in. */
    public Caller caller() {
        return caller;
    }

    public Identities identities() {
        return identities;
    }

    public Providers providers() {
        return providers;
    }

    public Relays relays() {
        return relays;
    }

    /** Whose tokens identities trust; made when asked for, since most runs do not ask. */
    public FederatedIdentityCredentials federatedCredentials() {
        return new FederatedIdentityCredentials(arm);
    }

    /** Jobs of a workspace; made when asked for, since most runs begin none. */
    public Jobs jobs() {
        return new Jobs(arm);
    }

    /** Why jobs failed. */
    public RunHistory runHistory() {
        return new RunHistory(arm, machineLearning.get());
    }
}
