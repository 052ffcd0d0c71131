package io.github.azuremlattach.core.plan;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a pipeline does with the product, as far as its identity needs other actions for it. */
public enum UseCase {
    PLAN("mode `plan` or `check`"),
    APPLY("mode `apply`", PLAN),
    NAMESPACE("a namespace other than `default`, on AKS", PLAN),
    CREATE_NAMESPACE("`create-namespace`", APPLY, NAMESPACE),
    INSTANCE_TYPES("`apply-instance-types`", APPLY),
    VERIFY("`verify: job`", APPLY),
    REGISTER_PROVIDERS("`register-providers`", APPLY),
    INSTALL_EXTENSION("`extension: install` or `update`", APPLY),
    INSTALL_ON_ARC("the same on Azure Arc, for the first time", INSTALL_EXTENSION),
    USER_ASSIGNED("`identity-type: UserAssigned`", APPLY),
    FEDERATED_CREDENTIALS("`federated-credentials`", USER_ASSIGNED),
    WORKSPACE_ROLES("`workspace-roles: grant`, and the workspace has a user-assigned identity", APPLY),
    RELAY("the same on Azure Arc", WORKSPACE_ROLES),
    COMPUTE_ROLES("`compute-roles`", APPLY),
    USER_ASSIGNED_ROLES("`compute-roles` of an identity that exists already", USER_ASSIGNED, COMPUTE_ROLES),
    REPLACE("`on-difference: replace`", APPLY),
    DETACH("mode `detach`"),
    REMOVE_ROLES("`remove-roles`", DETACH),
    REMOVE_EXTENSION("`remove-extension`", DETACH);

    private final String words;
    private final List<UseCase> rests;

    UseCase(String words, UseCase... rests) {
        this.words = words;
        this.rests = List.of(rests);
    }

    /** What it rests on, whose actions it needs too. */
    public List<UseCase> rests() {
        return rests;
    }

    /** This and all that it rests on. */
    public Set<UseCase> all() {
        Set<UseCase> all = EnumSet.of(this);
        rests.forEach(use -> all.addAll(use.all()));
        return all;
    }

    /** In Markdown. */
    @Override
    public String toString() {
        return words;
    }
}
