package io.github.azuremlattach.emulator.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.Principal;
import io.github.azuremlattach.emulator.world.World;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The access tokens of this emulator: well-formed JWTs that only it can make and only it can check. */
public final class Tokens {
    private final World world;
    private final byte[] key = new byte[32];

    /** Tokens with a key of their own. */
    public Tokens(World world) {
        this.world = world;
        new SecureRandom().nextBytes(key);
    }

    /** A token for the principal and the audience. */
    public String issue(Principal principal, String audience, String issuer) {
        long now = world.now().getEpochSecond();
        ObjectNode claims = Json.object(
                "aud",
                audience,
                "iss",
                issuer,
                "iat",
                now,
                "nbf",
                now,
                "exp",
                now + world.settings().tokenLifetime().toSeconds(),
                "appid",
                principal.clientId(),
                "appidacr",
                "1",
                "idp",
                issuer,
                "idtyp",
                "app",
                "oid",
                principal.objectId(),
                "sub",
                principal.objectId(),
                "tid",
                principal.tenant(),
                "uti",
                UUID.randomUUID().toString(),
                "ver",
                "1.0",
                "xms_tcdt",
                1500000000L);
        if (!principal.groups().isEmpty()) {
            claims.set("groups", Json.array(List.copyOf(principal.groups())));
        }
        String head = encode(Json.write(Json.object("typ", "JWT", "alg", "RS256", "kid", "emulator")));
        String signed = head + "." + encode(Json.write(claims));
        return signed + "." + signature(signed);
    }

    /** The claims of a token that this emulator issued, whether or not it is still good. */
    public Optional<ObjectNode> open(String token) {
        int dot = token.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        byte[] expected = signature(token.substring(0, dot)).getBytes(StandardCharsets.US_ASCII);
        boolean ours = MessageDigest.isEqual(expected, token.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
        return ours ? claims(token) : Optional.empty();
    }

    /** The claims of any JWT, unchecked. */
    static Optional<ObjectNode> claims(@Nullable String jwt) {
        return part(jwt, 1);
    }

    /** The header or the claims of a JWT. */
    static Optional<ObjectNode> part(@Nullable String jwt, int index) {
        String[] parts = jwt == null ? new String[0] : jwt.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            byte[] json = Base64.getUrlDecoder().decode(parts[index]);
            return Json.parseObject(new String(json, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
