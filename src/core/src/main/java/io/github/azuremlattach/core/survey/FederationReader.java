package io.github.azuremlattach.core.survey;

import io.github.azuremlattach.core.azure.Cluster;
import io.github.azuremlattach.core.azure.FederatedIdentityCredential;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.Mode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Reads what it takes to let service accounts of the cluster act as the compute's identity. */
final class FederationReader {
    private final AttachRequest request;
    private final CachedReads reads;
    private final boolean patient;

    FederationReader(AttachRequest request, CachedReads reads, boolean patient) {
        this.request = request;
        this.reads = reads;
        this.patient = patient;
    }

    /**
     * Reads; nothing where nobody asks.
     *
     * @param cluster the look at the cluster, which names the issuer of an AKS cluster
     */
    CompletableFuture<Federation> read(CompletableFuture<Observation<Optional<Cluster>>> cluster) {
        boolean wanted = request.policy().mode() != Mode.DETACH
                && !request.provision().serviceAccounts().isEmpty();
        return wanted
                ? ParallelReads.start(() -> Observation.of(this::credentials, patient))
                        .thenCombine(issuer(cluster), (credentials, issuer) -> new Federation(issuer, credentials))
                : CompletableFuture.completedFuture(Federation.NONE);
    }

    private List<FederatedIdentityCredential> credentials() {
        return reads.federatedCredentials(request.identity().userAssigned().get(0));
    }

    private CompletableFuture<Observation<String>> issuer(CompletableFuture<Observation<Optional<Cluster>>> cluster) {
        return request.cluster().isAks()
                ? cluster.thenApply(seen -> seen.fold(
                        found -> new Observation.Seen<>(
                                found.map(one -> one.details().issuer()).orElse("")),
                        Observation.Unseen::new))
                : ParallelReads.start(() ->
                        Observation.of(() -> reads.arcIssuer(request.cluster().id()), patient));
    }
}
