package io.github.azuremlattach.action.run;

/** The version of this program. */
public final class Version {
    private Version() {}

    /** The version, or {@code dev} outside a packaged jar. */
    public static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
