package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.azure.Lock;
import io.github.azuremlattach.core.diagnosis.Diagnosis;
import io.github.azuremlattach.core.plan.PlanDecision;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.ClusterRef;
import io.github.azuremlattach.core.result.CreateNamespace;
import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.core.survey.CallerFacts;
import io.github.azuremlattach.core.survey.ClusterContents;
import io.github.azuremlattach.core.survey.ClusterHealth;
import io.github.azuremlattach.core.survey.Observation;
import io.github.azuremlattach.core.survey.ObservedState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the checks judge.
 *
 * @param request what was asked for
 * @param observed what exists
 * @param contents what the cluster said of its inside
 * @param decision the plan and what it rests on
 * @param caller what the pipeline's own identity may do
 * @param locks the locks around the cluster and around what the plan writes, by the ARM ids of scopes
 */
public record CheckContext(
        AttachRequest request,
        ObservedState observed,
        ClusterContents contents,
        PlanDecision decision,
        CallerFacts caller,
        Map<String, Observation<List<Lock>>> locks) {

    /** Whether the namespace exists; empty where it was not looked for. */
    Optional<Observation<Boolean>> namespace() {
        return contents.namespace();
    }

    /** What the cluster said of the extension inside it; empty where it was not asked. */
    Optional<Observation<ClusterHealth>> health() {
        return contents.health();
    }

    /** Whether the namespace is created. */
    boolean createsNamespace() {
        return decision.plan().change(CreateNamespace.ID).isPresent();
    }

    /** A verdict; facts are given as name, value, name, value. */
    List<Verdict> say(Finding finding, String... facts) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < facts.length; i += 2) {
            all.put(facts[i], facts[i + 1]);
        }
        return List.of(finding.with(all, Diagnosis.of(request)));
    }

    /** A verdict about the cluster, whose words, name, resource group and type are among the facts. */
    List<Verdict> sayOfCluster(Finding finding, String... facts) {
        ClusterRef cluster = request.cluster();
        String[] all = new String[facts.length + 6];
        System.arraycopy(facts, 0, all, 0, facts.length);
        String[] own = {
            "group", cluster.id().resourceGroup(),
            "type", cluster.isAks() ? "managedClusters" : "connectedClusters",
            "cluster", cluster.id().name()
        };
        System.arraycopy(own, 0, all, facts.length, own.length);
        return say(finding, all);
    }
}
