package io.github.azuremlattach.action.log;

import io.github.azuremlattach.action.console.Annotation;
import io.github.azuremlattach.action.console.Text;
import io.github.azuremlattach.action.console.Text.Style;
import io.github.azuremlattach.core.request.ResourceId;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachOutcome.Kind;
import io.github.azuremlattach.core.result.AttachReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words where things stand when a run was told to stop, and what can be done. */
public final class CancelMessage {
    private static final int MAX_LINES = 60;

    private CancelMessage() {}

    /** What happened, one sentence. */
    public static String title(AttachReport report) {
        long open = report.targets().stream().filter(CancelMessage::isOpen).count();
        int all = report.targets().size();
        return all < 2 ? "Cancelled." : "Cancelled: " + (all - open) + " of " + all + " computes had finished.";
    }

    /**
     * Where things stand and what can be done, a line each.
     *
     * @param quiet whether no request was under way any more
     */
    public static List<String> lines(AttachReport report, boolean quiet) {
        List<String> lines = new ArrayList<>();
        if (!quiet) {
            lines.add("A request was under way, and its answer is unknown.");
        }
        List<AttachOutcome> open = report.targets().stream()
                .filter(CancelMessage::isOpen)
                .filter(CancelMessage::mayHaveChanged)
                .toList();
        boolean one = report.targets().size() == 1;
        open.forEach(target -> stand(target, one ? "" : target.name() + ": ", lines));
        if (open.isEmpty() && !report.changed()) {
            lines.add(quiet ? "Nothing was changed in Azure." : "No change is known to have been made.");
        } else if (!open.isEmpty()) {
            lines.add("Run it again to finish: it continues from what exists.");
        }
        return List.copyOf(lines.subList(0, Math.min(lines.size(), MAX_LINES)));
    }

    /** The commands that detach what was attached instead, one for each compute. */
    public static List<String> commands(AttachReport report) {
        return report.targets().stream()
                .filter(target -> report.mode().equals("apply") && isOpen(target) && mayHaveChanged(target))
                .flatMap(target -> detach(target).stream())
                .limit(MAX_LINES)
                .toList();
    }

    /** All of it for a log. */
    static List<Text> text(AttachReport report, boolean quiet) {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.of(""));
        lines.add(Text.of(Style.WARNING, "! ").and(Style.BOLD, title(report)));
        lines(report, quiet).forEach(line -> lines.add(Text.of("  ").and(line)));
        if (!commands(report).isEmpty()) {
            lines.add(Text.of("  To detach instead:"));
            commands(report).forEach(command -> lines.add(Text.of("    ").and(Style.BOLD, command)));
        }
        return lines;
    }

    /** The same for an overview. */
    static Annotation annotation(AttachReport report, boolean quiet) {
        List<String> lines = new ArrayList<>(List.of(title(report)));
        lines.addAll(lines(report, quiet));
        commands(report).forEach(command -> lines.add("To detach instead: " + command));
        return Annotation.of(String.join("\n", lines));
    }

    private static void stand(AttachOutcome target, String name, List<String> lines) {
        target.changeLines().forEach(change -> lines.add(name + change));
        target.unknownLines().forEach(change -> lines.add(name + change));
        if (!target.changed()) {
            return;
        }
        String state = target.provisioningState();
        lines.add(name + "Azure continues the operation"
                + (state.isEmpty() ? "." : "; the compute was last seen " + state + "."));
    }

    private static boolean mayHaveChanged(AttachOutcome target) {
        return target.changed() || !target.unknownLines().isEmpty();
    }

    private static boolean isOpen(AttachOutcome target) {
        return target.kind() == Kind.UNFINISHED || target.kind() == Kind.SKIPPED;
    }

    private static Optional<String> detach(AttachOutcome target) {
        return ResourceId.parse(target.workspace())
                .map(workspace -> "az ml compute detach --yes --name "
                        + target.computeId().substring(target.computeId().lastIndexOf('/') + 1)
                        + " --workspace-name " + workspace.name() + " --resource-group " + workspace.resourceGroup()
                        + " --subscription " + workspace.subscriptionId());
    }
}
