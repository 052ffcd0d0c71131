package io.github.azuremlattach.core.request;

import com.fasterxml.jackson.core.JsonPointer;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.FileProblem;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import io.github.azuremlattach.core.settings.Location;
import io.github.azuremlattach.core.settings.Mistake;
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
final class FleetParser {
    private static final int MAX_MISTAKES = 200;

    private final AttachSettings settings;
    private final Set<Mistake> mistakes = new LinkedHashSet<>();
    private final Map<String, String> places = new HashMap<>();

    private FleetParser(AttachSettings settings) {
        this.settings = settings;
    }

    /**
     * Reads the manifest that settings name.
     *
     * @throws InvalidSettingsException with every mistake at once, or with the first two hundred
     */
    static FleetRequest parse(AttachSettings settings) {
        return new FleetParser(settings).request();
    }

    private FleetRequest request() {
        LocatedYaml yaml = yaml();
        Mistakes beside = new Mistakes(settings);
        Values explicit = new Values(settings, beside);
        settings.unknownNames().forEach(name -> beside.unknown(Location.NONE, name, parameter -> true));
        for (Parameter parameter : ManifestSettings.OWN) {
            if (!settings.value(parameter).isBlank()) {
                beside.wrong(parameter, settings.value(parameter), "give it in the manifest, for one compute");
            }
        }
        FleetSettings given = FleetSettings.read(explicit);
        Shard shard = FleetSettings.shard(explicit, beside);
        mistakes.addAll(beside.all());
        FleetSettings fleet = given.over(own(yaml), explicit);
        Manifest manifest = new Manifest(yaml, settings);
        List<Manifest.Entry> entries = manifest.entries();
        mistakes.addAll(manifest.mistakes());
        List<AttachRequest> requests = requests(entries);
        if (!mistakes.isEmpty()) {
            throw InvalidSettingsException.of(
                    mistakes.stream().limit(MAX_MISTAKES).toList());
        }
        return new FleetRequest(shard.of(requests), fleet.maxParallel(), fleet.failFast());
    }

    private LocatedYaml yaml() {
        Mistakes found = new Mistakes(settings);
        String path = new Values(settings, found).path(Parameter.MANIFEST);
        found.throwIfAny();
        String why;
        int line = 0;
        try {
            LocatedYaml yaml = LocatedYaml.parse(settings.readFile(path));
            if (yaml.at(Manifest.COMPUTES).isArray()
                    && !yaml.at(Manifest.COMPUTES).isEmpty()) {
                return yaml;
            }
            why = "give the computes as a list under the key computes";
        } catch (IOException | InvalidPathException e) {
            why = FileProblem.of(e);
        } catch (InvalidYamlException e) {
            why = String.valueOf(e.getMessage());
            line = e.line();
        }
        found.wrong(Parameter.MANIFEST, path, why);
        String sentence = found.all().get(0).sentence();
        throw InvalidSettingsException.of(List.of(new Mistake(sentence, line)));
    }

    /** What the manifest itself says; it is checked even where something beside it takes precedence. */
    private FleetSettings own(LocatedYaml yaml) {
        AttachSettings own =
                new ManifestSettings(new NamesOnly(settings), yaml, JsonPointer.empty(), JsonPointer.empty());
        Mistakes found = new Mistakes(own);
        FleetSettings fleet = FleetSettings.read(new Values(own, found));
        mistakes.addAll(found.all());
        return fleet;
    }

    private List<AttachRequest> requests(List<Manifest.Entry> entries) {
        List<AttachRequest> requests = new ArrayList<>();
        for (Manifest.Entry entry : entries) {
            if (mistakes.size() >= MAX_MISTAKES) {
                break;
            }
            try {
                AttachRequest request = RequestParser.parse(entry.settings(), entry.explained());
                checkIsFirst(request, entry.settings());
                requests.add(request);
            } catch (InvalidSettingsException e) {
                mistakes.addAll(e.located());
            }
        }
        return requests;
    }

    private void checkIsFirst(AttachRequest request, AttachSettings entry) {
        Location where = entry.where(Parameter.COMPUTE_NAME);
        String before = places.putIfAbsent(request.computeId().toString().toLowerCase(Locale.ROOT), where.words());
        if (before != null) {
            String sentence = "%s%s is '%s': compute already defined at %s for workspace %s."
                    .formatted(
                            where,
                            entry.nameOf(Parameter.COMPUTE_NAME),
                            request.computeName(),
                            before.replaceAll(": $", ""),
                            request.workspace().name());
            mistakes.add(new Mistake(sentence, where.line()));
        }
    }

    /**
     * Settings that say nothing, in a host's spelling.
     *
     * @param host the host's settings
     */
    private record NamesOnly(AttachSettings host) implements AttachSettings {
        @Override
        public String value(Parameter parameter) {
            return "";
        }

        @Override
        public String nameOf(Parameter parameter) {
            return host.nameOf(parameter);
        }
    }
}
