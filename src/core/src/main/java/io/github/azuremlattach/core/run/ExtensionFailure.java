package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.diagnosis.Diagnosis;
import io.github.azuremlattach.core.diagnosis.Explanation;
import io.github.azuremlattach.core.diagnosis.Place;
import io.github.azuremlattach.core.diagnosis.Symptom;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachFailure.Kind;
import io.github.azuremlattach.core.result.InstallExtension;
import io.github.azuremlattach.core.result.RemoveExtension;
import io.github.azuremlattach.core.settings.Parameter;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Words why the extension did not come to be what was asked for. */
final class ExtensionFailure {
    private static final Map<String, String> WORDS =
            Map.of(InstallExtension.ID, "The installation", RemoveExtension.ID, "The removal");

    private final RunContext context;
    private final AttachRequest request;
    private final String what;

    ExtensionFailure(RunContext context, String id, String name) {
        this.context = context;
        this.request = context.request();
        this.what = WORDS.getOrDefault(id, "The update") + " of extension " + name + " on "
                + request.cluster().id().name();
    }

    /**
     * It ended badly.
     *
     * @param words what Azure said
     */
    AttachFailure failed(List<String> words) {
        ClusterWords cluster = new ClusterWords(context);
        List<String> report = cluster.problems();
        Symptom symptom =
                report.isEmpty() ? Symptom.at(Place.EXTENSION, words) : Symptom.at(Place.HEALTH_CHECK, report);
        Explanation why = Diagnosis.of(request).explain(symptom);
        return new AttachFailure(
                Kind.REFUSED,
                why.codeOr("extension-failed"),
                what + " failed.",
                cluster.lines(),
                words.isEmpty() ? List.of("Azure gives no reason.") : words,
                report.isEmpty() ? cluster.beside(why) : cluster.before(List.of()),
                "");
    }

    /** Somebody attached the cluster meanwhile. */
    AttachFailure inUse(List<String> computes) {
        return new AttachFailure(
                Kind.REFUSED,
                "extension-in-use",
                what + " was not begun: other computes stand on the cluster.",
                computes,
                List.of(),
                List.of(Advice.remedy(
                        "Detach them first, or leave " + request.name(Parameter.REMOVE_EXTENSION) + " out.")),
                "");
    }

    /** It took longer than it may. */
    AttachFailure timedOut(Duration limit) {
        return AttachFailure.of(
                Kind.TIMED_OUT,
                what + " has not ended after " + limit.toSeconds() + " s.",
                List.of("Azure accepted it and continues it."),
                List.of(Advice.remedy("Look at the pods in namespace azureml, or set a longer "
                        + request.name(Parameter.EXTENSION_TIMEOUT) + ".")));
    }
}
