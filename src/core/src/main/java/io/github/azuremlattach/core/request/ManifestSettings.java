package io.github.azuremlattach.core.request;

import com.fasterxml.jackson.core.JsonPointer;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.Location;
import io.github.azuremlattach.core.settings.Parameter;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The settings of one compute of a manifest: what is given beside the manifest takes precedence, then its own entry
 * counts, then the defaults. An empty list of its own clears a default.
 *
 * @param beside what is given beside the manifest
 * @param yaml the manifest
 * @param entry where the compute's entry stands
 * @param defaults where the defaults stand
 */
record ManifestSettings(AttachSettings beside, LocatedYaml yaml, JsonPointer entry, JsonPointer defaults)
        implements AttachSettings {

    /** What only an entry itself can give. */
    static final Set<Parameter> OWN = EnumSet.of(Parameter.COMPUTE_NAME, Parameter.FILE);

    @Override
    public String value(Parameter parameter) {
        String top = beside(parameter);
        if (!top.isBlank()) {
            return top;
        }
        JsonPointer place = place(yaml, entry, parameter);
        String own = text(place, parameter);
        boolean cleared = yaml.at(place).isArray() && yaml.at(place).isEmpty();
        return !own.isBlank() || cleared ? own : text(place(yaml, defaults, parameter), parameter);
    }

    /** The text; empty where it is written in the wrong form, which {@link Manifest} reports. */
    private String text(JsonPointer place, Parameter parameter) {
        return ManifestForm.problem(yaml, place, parameter).isEmpty() ? yaml.text(place) : "";
    }

    @Override
    public String nameOf(Parameter parameter) {
        return beside.nameOf(parameter);
    }

    @Override
    public String parameterWord() {
        return beside.parameterWord();
    }

    @Override
    public Location where(Parameter parameter) {
        if (!beside(parameter).isBlank()) {
            return Location.NONE;
        }
        JsonPointer own = place(yaml, entry, parameter);
        JsonPointer common = place(yaml, defaults, parameter);
        if (yaml.text(own).isBlank() && !yaml.text(common).isBlank()) {
            return yaml.where(common, "defaults");
        }
        return yaml.where(yaml.at(own).isMissingNode() ? entry : own, name(entry));
    }

    @Override
    public Map<String, String> origin() {
        return beside.origin();
    }

    @Override
    public String readFile(String path) throws IOException {
        return beside.readFile(path);
    }

    @Override
    public byte[] readBytes(String path) throws IOException {
        return beside.readBytes(path);
    }

    private String beside(Parameter parameter) {
        return OWN.contains(parameter) ? "" : beside.value(parameter);
    }

    /** A map's name in messages; computes are counted from one. */
    static String name(JsonPointer map) {
        return map.matches() ? "manifest" : "computes[" + (map.last().getMatchingIndex() + 1) + "]";
    }

    /** Where a parameter stands in a map, under either of its names. */
    static JsonPointer place(LocatedYaml yaml, JsonPointer map, Parameter parameter) {
        JsonPointer kebab = map.appendProperty(parameter.kebabCase());
        return yaml.at(kebab).isMissingNode() ? map.appendProperty(parameter.camelCase()) : kebab;
    }
}
