package io.github.azuremlattach.core.faults;

import com.azure.core.http.HttpRequest;
import io.github.azuremlattach.emulator.RecordedRequest;
import io.github.azuremlattach.emulator.fault.Glob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One request of an attach.
 *
 * @param method its method
 * @param path its path, as a pattern
 * @param nth which of the requests with this method and path it is, from 1
 * @param write whether it changes something
 * @param refused whether Azure refuses it even when nothing happens
 */
record Target(String method, String path, int nth, boolean write, boolean refused) {

    /** The requests of a run that met no trouble. */
    static List<Target> of(List<RecordedRequest> requests) {
        Map<String, Integer> seen = new HashMap<>();
        List<Target> targets = new ArrayList<>();
        for (RecordedRequest request : requests) {
            String path = request.path()
                    .replaceAll(
                            "(?i)/(computeOperationsStatus|commandResults|roleAssignments|operations)/[^/]+$", "/$1/*")
                    .replaceAll("/(jobs|runs)/[^/]+", "/$1/*");
            int nth = seen.merge(request.method() + path, 1, Integer::sum);
            targets.add(new Target(request.method(), path, nth, request.isWrite(), request.status() >= 400));
        }
        return targets;
    }

    /** Whether a request is this one, or another with the same method and path. */
    boolean fits(HttpRequest request) {
        return request.getHttpMethod().toString().equals(method)
                && Glob.fits(path, request.getUrl().getPath());
    }

    /** What sort of request it is, without the names of the resources in its path. */
    String sort() {
        StringBuilder sort = new StringBuilder(method);
        int place = 0;
        for (String segment : path.split("/")) {
            place = segment.equals("providers") ? 0 : place + 1;
            // After "providers" comes a namespace, then types and names by turns.
            sort.append(place > 1 && place % 2 == 1 ? "/*" : "/" + segment);
        }
        return sort.append(" #").append(nth).toString();
    }

    /** The scenario in which it, and no other, is befallen by a trouble. */
    String befallenBy(Trouble trouble) {
        return "faults: [{match: {method: " + method + ", path: '" + path + "', nth: " + nth + "}, fault: "
                + trouble.fault + "}]";
    }

    boolean writesCompute() {
        return write && path.matches(".*/computes/[^/]+");
    }

    boolean isSignIn() {
        return path.endsWith("/token");
    }

    /** Whether it asks how far an operation is. */
    boolean isStatus() {
        return path.endsWith("/*") && method.equals("GET") && !path.endsWith("/jobs/*");
    }

    /** Whether its answer names the address of a status. */
    boolean startsOperation() {
        return (write && !path.matches(".*/(roleAssignments|jobs|environments)/.*"))
                || path.toLowerCase(Locale.ROOT).endsWith("/runcommand");
    }

    @Override
    public String toString() {
        return method + " " + path.replaceAll("^/subscriptions/[^/]+/", "/") + " #" + nth;
    }
}
