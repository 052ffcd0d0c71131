package io.github.azuremlattach.core.azure;

import io.github.azuremlattach.core.request.ResourceId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The name that the extension's installer gives a relay: cluster, subscription and group without punctuation; where that is
 * too long, its start and a digest.
 *
 * <p>Source: Azure CLI extension k8s-extension, AzureMLKubernetes.py.
 */
final class RelayName {
    private static final int LONGEST = 50;
    private static final int START = 44;
    private static final int DIGEST = 6;

    private RelayName() {}

    /** The name of a cluster's relay. */
    static String of(ResourceId cluster) {
        String whole = cluster.name() + suffix(cluster);
        String plain = plain(whole);
        return plain.length() <= LONGEST ? plain : plain.substring(0, START) + digest(whole);
    }

    /** Whether a relay is named after some cluster of its group. */
    static boolean isMade(ResourceId relay) {
        String name = relay.name().toLowerCase(Locale.ROOT);
        String suffix = plain(suffix(relay)).toLowerCase(Locale.ROOT);
        String subscription = plain(relay.subscriptionId()).toLowerCase(Locale.ROOT);
        boolean cut = name.length() == LONGEST && name.contains(subscription.substring(0, DIGEST));
        return name.endsWith(suffix) || cut;
    }

    private static String suffix(ResourceId id) {
        return "-" + id.subscriptionId() + "-" + id.resourceGroup() + "-relay";
    }

    private static String plain(String text) {
        return text.replaceAll("[^A-Za-z0-9]", "");
    }

    private static String digest(String text) {
        try {
            byte[] md5 = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(md5).substring(0, DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
