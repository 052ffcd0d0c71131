package io.github.azuremlattach.core.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a run does, decided once from what was asked for and what exists. The run carries it out as it stands.
 *
 * @param decision what it comes to
 * @param changes the changes, in the order of the run
 * @param awaits whether the run waits for the compute to be provisioned and judges it
 * @param differences how an existing compute differs from what was asked for
 */
public record AttachPlan(Decision decision, List<Change> changes, boolean awaits, List<Difference> differences) {

    /** What a plan comes to. */
    public enum Decision {
        /** The changes make the compute what was asked for. */
        CHANGE,
        /** Everything is as asked for. */
        NOTHING,
        /** The compute differs and stays as it is; its roles may be granted. */
        KEEP,
        /** The compute differs, and the request does not allow to change it: nothing is done. */
        REFUSE;

        /** The code in reports. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public AttachPlan {
        changes = List.copyOf(changes);
        differences = List.copyOf(differences);
    }

    /** Whether the run would change nothing. */
    @JsonIgnore
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** The change of an id. */
    public Optional<Change> change(String id) {
        return changes.stream().filter(change -> change.id().equals(id)).findFirst();
    }

    /** The changes of a kind. */
    public <T extends Change> List<T> changes(Class<T> kind) {
        return changes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /**
     * The same with the compute detached before it is attached again, since roles that it needs did not count yet.
     *
     * @param compute the compute's name
     * @param cluster the cluster's ARM id
     */
    public AttachPlan attachingAgain(String compute, String cluster) {
        List<Change> again = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof AttachCompute attach) {
                if (change(DetachCompute.ID).isEmpty()) {
                    again.add(new DetachCompute(compute, cluster, Reason.ROLES_NEW, attach.after()));
                }
                again.add(attach.alsoAfter(DetachCompute.ID));
            } else if (change instanceof DetachCompute detach) {
                again.add(new DetachCompute(compute, cluster, detach.reason(), detach.after()));
            } else {
                again.add(change);
            }
        }
        return new AttachPlan(decision, again, awaits, differences);
    }

    /** The plan as lines of text, with parameters in kebab-case. */
    public String toText() {
        return toText(UnaryOperator.identity());
    }

    /**
     * The plan as lines of text.
     *
     * @param spelling how the host spells a parameter whose kebab-case name is given
     */
    public String toText(UnaryOperator<String> spelling) {
        return PlanText.text(this, spelling);
    }

    /** The plan as a Markdown table, safe against what Azure wrote. */
    public String toMarkdown() {
        return PlanText.markdown(this);
    }

    /** The plan as a JSON object on one line. */
    public String toJson() {
        return ReportJson.line(this);
    }
}
