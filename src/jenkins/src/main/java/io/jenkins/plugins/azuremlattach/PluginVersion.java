package io.jenkins.plugins.azuremlattach;

import hudson.PluginWrapper;
import jenkins.model.Jenkins;

/** The version of this plugin, for reports and for Azure's logs. */
final class PluginVersion {
    private PluginVersion() {}

    static String get() {
        PluginWrapper plugin = Jenkins.get().getPluginManager().whichPlugin(PluginVersion.class);
        return plugin == null ? "dev" : plugin.getVersion();
    }
}
