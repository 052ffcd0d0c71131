package io.github.azuremlattach.core.request;

import com.fasterxml.jackson.core.JsonPointer;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import io.github.azuremlattach.core.settings.Mistakes;
import io.github.azuremlattach.core.settings.Parameter;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Turns a manifest into requests, or into the list of everything that is wrong with it. */
public final class FleetParser {
    private static final int MOST_PARALLEL = 500;
    private static final int MOST_MISTAKES = 200;

    private final AttachSettings settings;
    private final Set<String> mistakes = new LinkedHashSet<>();

    private FleetParser(AttachSettings settings) {
        this.settings = settings;
    }

    /**
     * Reads the manifest that settings name.
     *
     * @throws InvalidSettingsException with every mistake at once, or with the first two hundred
     */
    public static FleetRequest parse(AttachSettings settings) {
        return new FleetParser(settings).request();
    }

    private FleetRequest request() {
        LocatedYaml yaml = manifest();
        AttachSettings whole = new ManifestSettings(settings, yaml, JsonPointer.empty(), JsonPointer.empty());
        Mistakes beside = new Mistakes(settings);
        RequestParser.unknownNames(settings, beside);
        for (Parameter parameter : ManifestSettings.OWN) {
            if (!settings.value(parameter).isBlank()) {
                beside.wrong(parameter, settings.value(parameter), "give it in the manifest, for one compute");
            }
        }
        Mistakes found = new Mistakes(whole);
        Values values = new Values(whole, found);
        int maxParallel = values.number(Parameter.MAX_PARALLEL, MOST_PARALLEL);
        boolean failFast = values.flag(Parameter.FAIL_FAST);
        Shard shard = shard(values.given(Parameter.SHARD), beside);
        mistakes.addAll(beside.sentences());
        mistakes.addAll(found.sentences());
        mistakes.addAll(Manifest.mistakes(yaml));
        List<AttachRequest> requests = requests(yaml);
        if (!mistakes.isEmpty()) {
            throw new InvalidSettingsException(
                    mistakes.stream().limit(MOST_MISTAKES).toList());
        }
        return new FleetRequest(shard.of(requests), maxParallel, failFast);
    }

    private LocatedYaml manifest() {
        String path = settings.value(Parameter.MANIFEST).strip();
        String why;
        try {
            LocatedYaml yaml = LocatedYaml.parse(settings.readFile(path));
            if (yaml.at(Manifest.COMPUTES).isArray()
                    && !yaml.at(Manifest.COMPUTES).isEmpty()) {
                return yaml;
            }
            why = "give the computes as a list under the key computes";
        } catch (IOException | InvalidPathException e) {
            why = "the file cannot be read";
        } catch (IllegalArgumentException e) {
            why = String.valueOf(e.getMessage());
        }
        Mistakes found = new Mistakes(settings);
        found.wrong(Parameter.MANIFEST, path, why);
        throw new InvalidSettingsException(found.sentences());
    }

    private List<AttachRequest> requests(LocatedYaml yaml) {
        List<AttachRequest> requests = new ArrayList<>();
        Map<String, String> places = new HashMap<>();
        for (AttachSettings compute : Manifest.computes(yaml, settings)) {
            if (mistakes.size() >= MOST_MISTAKES) {
                break;
            }
            try {
                AttachRequest request = RequestParser.parse(compute);
                String where = compute.where(Parameter.COMPUTE_NAME);
                String before =
                        places.putIfAbsent(request.computeId().toString().toLowerCase(Locale.ROOT), where);
                if (before != null) {
                    mistakes.add("%s%s is '%s': the same compute of workspace %s stands at %s too."
                            .formatted(
                                    where,
                                    compute.nameOf(Parameter.COMPUTE_NAME),
                                    request.computeName(),
                                    request.workspace().name(),
                                    before.replaceAll(": $", "")));
                }
                requests.add(request);
            } catch (InvalidSettingsException e) {
                mistakes.addAll(e.mistakes());
            }
        }
        return requests;
    }

    private static Shard shard(String text, Mistakes found) {
        try {
            return text.isEmpty() ? Shard.ALL : Shard.parse(text);
        } catch (IllegalArgumentException e) {
            found.wrong(Parameter.SHARD, text, String.valueOf(e.getMessage()));
            return Shard.ALL;
        }
    }
}
