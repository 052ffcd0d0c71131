package io.github.azuremlattach.core.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.azuremlattach.core.result.PlannedChange.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A plan as people and machines read it. */
class AttachPlanTest {
    private static final Difference NAMESPACE = new Difference("namespace", "a", "b", false);

    private static AttachPlan plan(PlannedChange... changes) {
        return new AttachPlan("/c", List.of(changes), List.of(), List.of());
    }

    @Test
    void anEmptyPlanSaysSo() {
        assertEquals("Plan: nothing to change.", plan().toText());
        assertEquals("Nothing to change.\n", plan().toMarkdown());
        AttachPlan refused = new AttachPlan("/c", List.of(), List.of(NAMESPACE), List.of());
        assertEquals("Plan: nothing to change.\n  ~ namespace: wanted a, found b", refused.toText());
        assertEquals(
                "Nothing to change.\n\n- differs: <code>namespace&#58; wanted a&#44; found b</code>\n",
                refused.toMarkdown());
    }

    @Test
    void oneChangeIsInTheSingular() {
        PlannedChange change = new PlannedChange(Kind.ATTACH, "compute a", "it does not exist");
        assertEquals(
                "Plan: 1 change.\n  + attach compute a (it does not exist)",
                plan(change).toText());
        assertFalse(plan(change).isEmpty());
    }

    @Test
    void everyKindHasItsSign() {
        AttachPlan plan = new AttachPlan(
                "/c",
                List.of(
                        new PlannedChange(Kind.GRANT_ROLE, "r", "x"),
                        new PlannedChange(Kind.CREATE_NAMESPACE, "n", "x"),
                        new PlannedChange(Kind.UPDATE, "u", "x"),
                        new PlannedChange(Kind.DETACH, "d", "x"),
                        new PlannedChange(Kind.REMOVE_ROLE, "m", "x")),
                List.of(NAMESPACE),
                List.of());
        assertEquals("""
                Plan: 5 changes.
                  + grant r (x)
                  + create n (x)
                  ~ update u (x)
                  - detach d (x)
                  - remove m (x)
                  ~ namespace: wanted a, found b""", plan.toText());
    }

    @Test
    void markdownIsATableThatShowsJustTheText() {
        AttachPlan plan = plan(new PlannedChange(
                Kind.ATTACH, "compute <b>a|b</b> & [link](x) `c` *d* @team #1 ![i]", "line one\r\nline two \\ ~~_"));
        assertEquals(
                "| | Change | Reason |\n|---|---|---|\n"
                        + "| + | attach <code>compute &#60;b&#62;a&#124;b&#60;&#47;b&#62; &#38; &#91;link&#93;&#40;x&#41;"
                        + " &#96;c&#96; &#42;d&#42; &#64;team &#35;1 &#33;&#91;i&#93;</code>"
                        + " | <code>line one line two &#92; &#126;&#126;&#95;</code> |\n",
                plan.toMarkdown());
    }

    @Test
    void jsonIsOneLineWithAllThatThePlanRestsOn() {
        AttachPlan plan = new AttachPlan(
                "/c",
                List.of(new PlannedChange(Kind.GRANT_ROLE, "role \"R\"", "why")),
                List.of(new Difference("identity-type", "None", "SystemAssigned", true)),
                List.of(
                        Verdict.pass("cluster", "there"),
                        Verdict.couldNotCheck("namespace", "forbidden", new Advice("No right.", "Ask.", "https://x"))));
        assertEquals(
                "{\"computeId\":\"/c\","
                        + "\"changes\":[{\"kind\":\"grant\",\"subject\":\"role \\\"R\\\"\",\"reason\":\"why\"}],"
                        + "\"differences\":[{\"property\":\"identity-type\",\"wanted\":\"None\","
                        + "\"found\":\"SystemAssigned\",\"inPlace\":true}],"
                        + "\"checks\":[{\"check\":\"cluster\",\"result\":\"pass\",\"evidence\":\"there\"},"
                        + "{\"check\":\"namespace\",\"result\":\"could not check\",\"evidence\":\"forbidden\","
                        + "\"advice\":\"No right. Ask. See https://x\"}]}",
                plan.toJson());
    }
}
