package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.List;

/** Whether the namespace exists: the service itself never looks, and jobs then stay queued without a word. */
final class NamespaceExists implements Check {
    @Override
    public List<Verdict> verdicts(CheckContext context) {
        String namespace = context.request().kubernetes().namespace();
        return context.namespace()
                .map(seen -> seen.<List<Verdict>>fold(
                        exists -> exists
                                ? context.say(Finding.NAMESPACE_FOUND, "namespace", namespace)
                                : missing(context, namespace),
                        why -> context.say(unseen(context), "namespace", namespace, "why", why)))
                .orElse(List.of());
    }

    private static Finding unseen(CheckContext context) {
        if (context.createsNamespace()) {
            return Finding.NAMESPACE_UNKNOWN_TO_CREATE;
        }
        return context.request().policy().createNamespace()
                ? Finding.NAMESPACE_NOT_CREATABLE
                : Finding.NAMESPACE_UNKNOWN;
    }

    private static List<Verdict> missing(CheckContext context, String namespace) {
        if (context.request().policy().createNamespace()) {
            return context.say(Finding.NAMESPACE_TO_CREATE, "namespace", namespace);
        }
        String alternative = context.request().cluster().isAks()
                ? ", or set " + context.request().name(Parameter.CREATE_NAMESPACE) + " to true"
                : "";
        return context.say(
                Finding.NAMESPACE_MISSING,
                "namespace",
                namespace,
                "cluster",
                context.request().cluster().toString(),
                "alternative",
                alternative);
    }
}
