package io.github.azuremlattach.core.request;

import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.Mistakes;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads how a compute is to be proved. */
final class VerificationReader {
    /** Of Microsoft's own for CPU jobs; a job needs a shell and no more of it. */
    private static final String IMAGE = "mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04:latest";

    private static final Pattern NAMED =
            Pattern.compile("azureml:[A-Za-z0-9][A-Za-z0-9._-]{0,254}:[A-Za-z0-9._-]{1,50}");
    private static final Pattern OF_REGISTRY = Pattern.compile(
            "azureml://registries/[A-Za-z0-9_-]+/environments/[A-Za-z0-9._-]+/(versions|labels)/[A-Za-z0-9._-]+");
    private static final Pattern OF_IMAGE =
            Pattern.compile("[a-z0-9][a-z0-9.-]*(:[0-9]{1,5})?(/[a-z0-9][a-z0-9._-]*)+(:[A-Za-z0-9._-]{1,128})?"
                    + "(@sha256:[0-9a-f]{64})?");
    private static final Pattern INSTANCE_TYPE = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");

    private final Values values;
    private final Mistakes mistakes;

    VerificationReader(Values values, Mistakes mistakes) {
        this.values = values;
        this.mistakes = mistakes;
    }

    Verification read(AttachSettings settings, Policy policy) {
        boolean byJob = values.allowed(Parameter.VERIFY).equals("job");
        if (byJob && !policy.await() && policy.mode() != Mode.DETACH) {
            mistakes.wrong(
                    Parameter.VERIFY,
                    "job",
                    "a job needs a compute that has come up, so set " + values.nameOf(Parameter.WAIT) + " to true");
        }
        String given = values.given(Parameter.VERIFY_ENVIRONMENT);
        boolean image = given.isEmpty() || isImage(given);
        return new Verification(
                byJob,
                instanceTypes(),
                image ? "" : environment(given),
                image ? given.isEmpty() ? IMAGE : given : "",
                values.duration(Parameter.VERIFY_TIMEOUT),
                settings.origin());
    }

    private List<String> instanceTypes() {
        List<String> types = Stream.of(
                        values.given(Parameter.VERIFY_INSTANCE_TYPES).split("[,\\r\\n]+"))
                .map(String::strip)
                .filter(type -> !type.isEmpty())
                .distinct()
                .toList();
        types.stream()
                .filter(type -> !INSTANCE_TYPE.matcher(type).matches())
                .findFirst()
                .ifPresent(type -> mistakes.wrong(
                        Parameter.VERIFY_INSTANCE_TYPES,
                        type,
                        "give names of instance types, letters, digits, hyphens and dots each"));
        return types;
    }

    private static boolean isImage(String text) {
        return OF_IMAGE.matcher(text).matches() && (text.contains(".") || text.contains("/"));
    }

    private String environment(String text) {
        boolean id = ResourceId.parse(text)
                .filter(one ->
                        text.toLowerCase(Locale.ROOT).matches(".*/workspaces/[^/]+/environments/[^/]+/versions/[^/]+"))
                .isPresent();
        if (!id && !NAMED.matcher(text).matches() && !OF_REGISTRY.matcher(text).matches()) {
            mistakes.wrong(
                    Parameter.VERIFY_ENVIRONMENT,
                    text,
                    "give azureml:<name>:<version>, the ARM id of an environment's version,"
                            + " azureml://registries/<registry>/environments/<name>/versions/<version>,"
                            + " or an image such as myregistry.azurecr.io/smoke:1");
        }
        return text;
    }
}
