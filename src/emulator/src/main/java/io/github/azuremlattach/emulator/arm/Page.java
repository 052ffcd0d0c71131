package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.http.Request;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * One page of a list, with a nextLink to the one after it.
 *
 * <p>The link repeats the query of the request, since a filter must hold on every page. Its place in the list stands in
 * {@code $skiptoken}, or in {@code $skip} where Azure Machine Learning names it so.
 */
final class Page {
    private Page() {}

    /** The page that the request asks for; without another page there is no nextLink. */
    static Reply of(ArmCall call, List<ObjectNode> all) {
        return Reply.json(200, body(call.request(), call.world().settings(), all, "$skiptoken"));
    }

    /** The same with the place in the list in a parameter of that name. */
    static Reply of(ArmCall call, List<ObjectNode> all, String parameter) {
        return Reply.json(200, body(call.request(), call.world().settings(), all, parameter));
    }

    /** The body of a page. */
    static ObjectNode body(Request request, Settings settings, List<ObjectNode> all, String parameter) {
        int from = Math.min(all.size(), number(request.query(parameter).orElse("0")));
        int until = Math.min(all.size(), from + settings.pageSize());
        ObjectNode body = Json.object("value", all.subList(from, until));
        if (until < all.size()) {
            body.put("nextLink", host(request, settings) + request.path() + "?" + query(request, parameter, until));
        }
        return body;
    }

    private static String query(Request request, String parameter, int until) {
        List<String> kept = new ArrayList<>();
        for (String pair : String.valueOf(request.rawQuery()).split("&", -1)) {
            String name = pair.replaceFirst("=.*", "").replace("%24", "$");
            if (!name.equalsIgnoreCase(parameter)) {
                kept.add(pair);
            }
        }
        kept.add(parameter.replace("$", "%24") + "=" + until);
        return String.join("&", kept);
    }

    private static String host(Request request, Settings settings) {
        String origin = request.origin();
        return switch (settings.nextLinks()) {
            case "port" -> origin.matches(".*:\\d+") ? origin : origin + ":443";
            case "regional" -> origin.replaceFirst("^https://", "https://westeurope.");
            default -> origin;
        };
    }

    private static int number(String text) {
        return text.matches("\\d{1,8}") ? Integer.parseInt(text) : 0;
    }
}
