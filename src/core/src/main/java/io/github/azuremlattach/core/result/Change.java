package io.github.azuremlattach.core.result;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;

/**
 * One change to Azure or to the cluster, decided once and carried out as it stands. The names of kinds and fields are
 * part of the report's schema.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RegisterProvider.class, name = RegisterProvider.KIND),
    @JsonSubTypes.Type(value = CreateRelay.class, name = CreateRelay.KIND),
    @JsonSubTypes.Type(value = InstallExtension.class, name = InstallExtension.KIND),
    @JsonSubTypes.Type(value = UpdateExtension.class, name = UpdateExtension.KIND),
    @JsonSubTypes.Type(value = RemoveExtension.class, name = RemoveExtension.KIND),
    @JsonSubTypes.Type(value = AttachCompute.class, name = AttachCompute.KIND),
    @JsonSubTypes.Type(value = UpdateCompute.class, name = UpdateCompute.KIND),
    @JsonSubTypes.Type(value = DetachCompute.class, name = DetachCompute.KIND),
    @JsonSubTypes.Type(value = CreateNamespace.class, name = CreateNamespace.KIND),
    @JsonSubTypes.Type(value = ApplyInstanceTypes.class, name = ApplyInstanceTypes.KIND),
    @JsonSubTypes.Type(value = FederateServiceAccount.class, name = FederateServiceAccount.KIND),
    @JsonSubTypes.Type(value = GrantRole.class, name = GrantRole.KIND),
    @JsonSubTypes.Type(value = RemoveRole.class, name = RemoveRole.KIND),
    @JsonSubTypes.Type(value = VerifyCompute.class, name = VerifyCompute.KIND)
})
public sealed interface Change
        permits RegisterProvider,
                CreateRelay,
                InstallExtension,
                UpdateExtension,
                RemoveExtension,
                AttachCompute,
                UpdateCompute,
                DetachCompute,
                CreateNamespace,
                ApplyInstanceTypes,
                FederateServiceAccount,
                GrantRole,
                RemoveRole,
                VerifyCompute {

    /** Its name within the plan. */
    String id();

    /** The ids of the changes that have to be in effect before this one begins. */
    List<String> after();

    /** Why it is made; for display only. */
    Reason reason();

    /** The word for its kind, as reports spell it. */
    String kind();

    /** The word for what it does, for people: {@code install} of {@code install-extension}, since the subject says the rest. */
    default String verb() {
        int end = kind().indexOf('-');
        return end < 0 ? kind() : kind().substring(0, end);
    }

    /** The word for what was done, once it is done. */
    String past();

    /** {@code +} for what is added, {@code -} for what is taken away, {@code ~} for what is changed in place. */
    default String sign() {
        return "+";
    }

    /** What is changed, for people: short names instead of ids. */
    String subject();

    /** More than fits into the subject, a line each. */
    default List<String> details() {
        return List.of();
    }

    /** The compute's provisioning is what this change waits for in the end. */
    default boolean provisions() {
        return false;
    }

    /** Whether it alters what is attached; what only proves it does not. */
    default boolean alters() {
        return true;
    }

    /** The ARM id that {@link #subject} shortens; empty when there is none. */
    default Optional<String> fullId() {
        return Optional.empty();
    }

    /** The command lines by which a person can make it where the pipeline may not; none where there are none. */
    default List<String> commands() {
        return List.of();
    }

    /** The last segment of an ARM id, or the text itself. */
    static String shortName(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }
}
