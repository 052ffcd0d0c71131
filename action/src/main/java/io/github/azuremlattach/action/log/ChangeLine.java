package io.github.azuremlattach.action.log;

import io.github.azuremlattach.action.console.Text;
import io.github.azuremlattach.action.console.Text.Style;
import io.github.azuremlattach.core.result.AttachCompute;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Change;
import io.github.azuremlattach.core.result.ChangeResult;
import io.github.azuremlattach.core.result.CreateNamespace;
import io.github.azuremlattach.core.result.DetachCompute;
import io.github.azuremlattach.core.result.GrantRole;
import io.github.azuremlattach.core.result.RegisterProvider;
import io.github.azuremlattach.core.result.RemoveRole;
import io.github.azuremlattach.core.result.UpdateCompute;
import io.github.azuremlattach.core.result.VerifyCompute;
import java.util.List;

/** What became of a change, short, since the plan has said it in full. */
final class ChangeLine {
    private ChangeLine() {}

    static Text of(String time, ChangeResult result) {
        String what = what(result.change());
        return switch (result.status()) {
            case SUBMITTED -> sign(Style.GOOD, "✓", time, submitted(result.change()));
            case DONE -> sign(Style.GOOD, "✓", time, done(result.change()));
            case FOUND -> sign(Style.DIM, "·", time, what + " is there already");
            case FAILED -> sign(Style.BAD, "✗", time, result.change().verb() + " " + what + " failed");
            case REFUSED -> sign(Style.BAD, "✗", time, result.change().verb() + " " + what + " was refused");
            case SKIPPED -> sign(Style.DIM, "-", time, result.change().verb() + " " + what + " skipped");
            case PENDING ->
                result.isUnknown()
                        ? sign(Style.WARNING, "?", time, result.change().verb() + " " + what + ": " + result.problem())
                        : sign(Style.DIM, "·", time, result.change().verb() + " " + what + " not done");
        };
    }

    /** What may have been changed, since Azure's answer was lost, a line each. */
    static List<Text> unknown(AttachOutcome outcome) {
        return outcome.unknownLines().stream()
                .map(line -> Text.of(Style.WARNING, "? ").and(line))
                .toList();
    }

    /** A line with a sign and the time since the start of the run. */
    static Text sign(Style style, String sign, String time, String words) {
        return Text.of(style, sign).and(Style.DIM, " " + time + "  ").and(words);
    }

    /** Of the compute itself the plan has said what; of others there may be many. */
    private static String submitted(Change change) {
        boolean compute = change.provisions() || change instanceof DetachCompute;
        return compute ? change.verb() + " submitted" : "submitted: " + change.verb() + " " + what(change);
    }

    private static String done(Change change) {
        return change instanceof VerifyCompute
                ? change.subject().replaceFirst(" by a job", " verified by a job")
                : what(change) + " " + change.past();
    }

    private static String what(Change change) {
        if (change instanceof GrantRole grant) {
            return grant.role() + " on " + shortName(grant.scope());
        }
        if (change instanceof RemoveRole remove) {
            return remove.role() + " on " + shortName(remove.scope());
        }
        if (change instanceof CreateNamespace create) {
            return "namespace " + create.namespace();
        }
        if (change instanceof RegisterProvider register) {
            return register.provider();
        }
        if (change instanceof AttachCompute attach) {
            return attach.compute();
        }
        if (change instanceof UpdateCompute update) {
            return update.compute();
        }
        return change instanceof DetachCompute detach ? detach.compute() : change.subject();
    }

    private static String shortName(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }
}
