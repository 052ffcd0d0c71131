package io.github.azuremlattach.core.signin;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;

/** The Azure clouds and their endpoints (as {@code az cloud list} prints them). */
public enum AzureCloud {
    PUBLIC(
            "AzureCloud",
            "https://management.azure.com",
            "https://login.microsoftonline.com",
            "https://portal.azure.com",
            "https://api.azureml.ms"),
    US_GOVERNMENT(
            "AzureUSGovernment",
            "https://management.usgovcloudapi.net",
            "https://login.microsoftonline.us",
            "https://portal.azure.us",
            "https://api.ml.azure.us"),
    CHINA(
            "AzureChinaCloud",
            "https://management.chinacloudapi.cn",
            "https://login.chinacloudapi.cn",
            "https://portal.azure.cn",
            "https://api.ml.azure.cn");

    private final String azName;
    private final String resourceManager;
    private final String authority;
    private final String portal;
    private final String machineLearning;

    AzureCloud(String azName, String resourceManager, String authority, String portal, String machineLearning) {
        this.azName = azName;
        this.resourceManager = resourceManager;
        this.authority = authority;
        this.portal = portal;
        this.machineLearning = machineLearning;
    }

    /** The cloud with the given name in {@code az}; case is ignored. */
    public static AzureCloud named(String name) {
        return Arrays.stream(values())
                .filter(cloud -> cloud.azName.equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no Azure cloud is named " + name));
    }

    /** The Resource Manager of the whole cloud where one of a region is given; otherwise the given one. */
    public static URI wholeCloud(URI resourceManager) {
        String host = String.valueOf(resourceManager.getHost()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .map(cloud -> URI.create(cloud.resourceManager))
                .filter(cloud -> host.endsWith("." + cloud.getHost()))
                .findFirst()
                .orElse(resourceManager);
    }

    /**
     * Where Azure Machine Learning itself answers, beside the Resource Manager: its regions are subdomains. In a private
     * cloud it is the Resource Manager's own host.
     */
    public static URI machineLearning(URI resourceManager) {
        URI whole = wholeCloud(resourceManager);
        return Arrays.stream(values())
                .filter(cloud -> URI.create(cloud.resourceManager).getHost().equalsIgnoreCase(whole.getHost()))
                .map(cloud -> URI.create(cloud.machineLearning))
                .findFirst()
                .orElse(whole);
    }

    /** The Resource Manager endpoint, without a slash at the end. */
    public String resourceManager() {
        return resourceManager;
    }

    /** The Microsoft Entra endpoint, without a slash at the end. */
    public String authority() {
        return authority;
    }

    /** The portal, without a slash at the end. */
    public String portal() {
        return portal;
    }

    @Override
    public String toString() {
        return azName;
    }
}
