package io.github.azuremlattach.core.signin;

import io.github.azuremlattach.core.request.Values;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.Arrays;
import java.util.Locale;

/**
 * How a run signs in, and why so.
 *
 * @param auth the way
 * @param reason why, as the second half of a sentence
 */
record AuthChoice(Auth auth, String reason) {

    /** The way that {@code auth} names, or else the one that the values at hand are for. */
    static AuthChoice of(AttachSettings settings, Values values, SignInEnvironment surroundings) {
        Auth asked = values.choice(Parameter.AUTH, Auth.class);
        String tenant = settings.nameOf(Parameter.TENANT_ID);
        if (asked != Auth.AUTO) {
            return new AuthChoice(asked, settings.nameOf(Parameter.AUTH) + " says so");
        }
        if (isGiven(values, Parameter.CLIENT_SECRET)) {
            return new AuthChoice(Auth.SERVICE_PRINCIPAL, settings.nameOf(Parameter.CLIENT_SECRET) + " is given");
        }
        if (isGiven(values, Parameter.CLIENT_CERTIFICATE)) {
            return new AuthChoice(Auth.CERTIFICATE, settings.nameOf(Parameter.CLIENT_CERTIFICATE) + " is given");
        }
        if (isGiven(values, Parameter.TENANT_ID)) {
            return new AuthChoice(Auth.OIDC, tenant + " is given, but neither a secret nor a certificate");
        }
        if (isGiven(values, Parameter.CLIENT_ID)) {
            return new AuthChoice(Auth.OIDC, settings.nameOf(Parameter.CLIENT_ID) + " is given");
        }
        if (surroundings.idTokens().unavailable().isEmpty()) {
            return new AuthChoice(Auth.OIDC, "this run can have ID tokens");
        }
        return Arrays.stream(Auth.values())
                .filter(auth -> spelled(auth).equals(surroundings.machineAuth()))
                .findFirst()
                .map(auth -> new AuthChoice(auth, "no " + tenant + " is given"))
                .orElse(new AuthChoice(Auth.OIDC, "nothing else is given"));
    }

    private static boolean isGiven(Values values, Parameter parameter) {
        return !values.given(parameter).isEmpty();
    }

    /** As the catalogue spells it. */
    static String spelled(Auth auth) {
        return auth.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
