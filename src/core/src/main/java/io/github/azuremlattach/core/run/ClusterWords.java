package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.diagnosis.Explanation;
import io.github.azuremlattach.core.preflight.ClusterHealthText;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.Verdict;
import java.util.List;
import java.util.stream.Stream;

/** What the cluster itself said of the extension inside it, for the words of a failure. */
final class ClusterWords {
    private final List<Verdict> verdicts;

    ClusterWords(RunContext context) {
        this.verdicts = context.verdicts().stream()
                .filter(ClusterWords::are)
                .filter(verdict -> !verdict.passed())
                .toList();
    }

    static boolean are(Verdict verdict) {
        return verdict.check().equals(ClusterHealthText.CHECK);
    }

    /** What was seen, a line each. */
    List<String> lines() {
        return verdicts.stream()
                .map(verdict -> "Seen in the cluster: " + verdict.evidence())
                .toList();
    }

    /** What the health check reported as failed, a line each with its code first. */
    List<String> problems() {
        return verdicts.stream()
                .flatMap(verdict -> verdict.facts().getOrDefault("problems", "").lines())
                .toList();
    }

    /** What it advises, then the rest: the cluster names the cause, the rest what follows from it. */
    List<Advice> before(List<Advice> rest) {
        return Stream.concat(own(), rest.stream()).distinct().toList();
    }

    /** The rest, then what it advises. */
    List<Advice> after(List<Advice> rest) {
        return Stream.concat(rest.stream(), own()).distinct().toList();
    }

    /** Beside what Azure's words mean: before it where they do not say why. */
    List<Advice> beside(Explanation why) {
        return why.isParticular() ? after(why.advice()) : own().findAny().isEmpty() ? why.advice() : instead(why);
    }

    private List<Advice> instead(Explanation why) {
        return why.isKnown() ? before(why.advice()) : own().toList();
    }

    /** What could not be looked at is no reason for advice. */
    private Stream<Advice> own() {
        return verdicts.stream()
                .filter(verdict -> verdict.result() == Verdict.Result.WARNING)
                .flatMap(verdict -> verdict.advice().stream());
    }
}
