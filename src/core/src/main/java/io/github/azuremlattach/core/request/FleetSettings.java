package io.github.azuremlattach.core.request;

import io.github.azuremlattach.core.settings.Mistakes;
import io.github.azuremlattach.core.settings.Parameter;

/**
 * How a manifest is worked on.
 *
 * @param maxParallel how many computes are under way at one time
 * @param failFast whether none is started after one has failed
 */
record FleetSettings(int maxParallel, boolean failFast) {

    static FleetSettings read(Values values) {
        return new FleetSettings(values.number(Parameter.MAX_PARALLEL), values.flag(Parameter.FAIL_FAST));
    }

    /** These settings where they are given, and the manifest's own otherwise. */
    FleetSettings over(FleetSettings manifest, Values explicit) {
        return new FleetSettings(
                explicit.given(Parameter.MAX_PARALLEL).isEmpty() ? manifest.maxParallel : maxParallel,
                explicit.given(Parameter.FAIL_FAST).isEmpty() ? manifest.failFast : failFast);
    }

    /** The part of the manifest to work on. */
    static Shard shard(Values values, Mistakes mistakes) {
        String text = values.given(Parameter.SHARD);
        try {
            return text.isEmpty() ? Shard.ALL : Shard.parse(text);
        } catch (IllegalArgumentException e) {
            mistakes.wrong(Parameter.SHARD, text, String.valueOf(e.getMessage()));
            return Shard.ALL;
        }
    }
}
