package io.github.azuremlattach.emulator.world;

/**
 * Defaults that are kinder than Azure as long as the product does not cope with Azure's own behaviour; each is changed here
 * and nowhere else.
 */
final class LenientDefaults {
    /** Until a granted role counts; Azure documents up to 10 minutes. */
    static final String ROLE_EFFECT_DELAY = "10s";

    /** What a $filter on role definitions that Azure cannot read does: it is ignored, or refused (strict) as Azure does. */
    static final String ROLE_DEFINITION_FILTERS = "strict";

    private LenientDefaults() {}
}
