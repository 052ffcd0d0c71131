package io.github.azuremlattach.core.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.result.AttachPlan.Decision;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A plan as people and machines read it. */
class AttachPlanTest {
    @Test
    void anEmptyPlanSaysSo() {
        assertEquals("Plan: nothing to change.", Samples.plan().toText());
        assertEquals("Plan: nothing to change.\n", Samples.plan().toMarkdown());
        assertTrue(Samples.plan().isEmpty());
    }

    @Test
    void aPlanThatDoesNothingAboutADifferenceShowsIt() {
        AttachPlan refused = new AttachPlan(Decision.REFUSE, List.of(), false, List.of(Samples.NAMESPACE));
        assertEquals(
                "Plan: blocked, since the compute differs from the request.\n  ≠ namespace: wanted a, found b",
                refused.toText());
        assertEquals(
                "Plan: blocked, since the compute differs from the request.\n\n"
                        + "- differs: <code>namespace&#58; wanted a&#44; found b</code>\n",
                refused.toMarkdown());
        AttachPlan kept = new AttachPlan(Decision.KEEP, List.of(), false, List.of(Samples.NAMESPACE));
        assertEquals("Plan: the differences stay.\n  ≠ namespace: wanted a, found b", kept.toText());
    }

    @Test
    void everyKindHasItsSignItsSubjectAndItsReason() {
        assertEquals("""
            Plan: 10 changes
              + register Microsoft.Relay in subscription s (the subscription has not registered it)
              + create relay edge7relay, hybrid connection edge-7 (the extension of an Arc cluster talks through it (experimental))
              + install extension azureml 1.1.64 on aks-1, train stable (the cluster has no Azure ML extension (experimental))
                  enableTraining=True
              ~ update extension azureml on aks-1 (the Azure ML extension differs from the request (experimental))
                  installVolcano=False
              + grant AcrPull on crmlprod to compute team-a (asked for in compute-roles)
              + create namespace a in aks-1 (the cluster has no such namespace)
              ~ update team-a: system-assigned identity (the compute differs from the request)
                  tag team=vision
              - detach team-a from aks-1 (mode is detach)
              - remove AcrPull on crmlprod from compute team-a (remove-roles is true)
              + attach team-a to aks-1, namespace a, identity trainer (the workspace has no such compute)\
            """, Samples.plan(Samples.CHANGES.toArray(Change[]::new)).toText());
    }

    @Test
    void oneChangeIsInTheSingular() {
        assertTrue(Samples.plan(Samples.CREATE).toText().startsWith("Plan: 1 change\n"));
        assertFalse(Samples.plan(Samples.CREATE).isEmpty());
    }

    @Test
    void markdownIsATableThatShowsJustTheText() {
        GrantRole hostile = new GrantRole(
                "g",
                Holder.COMPUTE,
                "<b>a|b</b>\r\n[link](x) @team",
                "p",
                "`c` *d* #1 ![i]",
                "r",
                "/s/\\ ~~_",
                Reason.ROLE_REQUESTED,
                List.of());
        assertEquals(
                "| | Change | What | Why |\n"
                        + "|---|---|---|---|\n"
                        + "| + | grant | <code>&#96;c&#96; &#42;d&#42; &#35;1 &#33;&#91;i&#93; on &#92; &#126;&#126;&#95;"
                        + " to compute &#60;b&#62;a&#124;b&#60;&#47;b&#62; &#91;link&#93;&#40;x&#41; &#64;team</code> |"
                        + " <code>asked for in compute&#45;roles</code> |\n",
                Samples.plan(hostile).toMarkdown());
    }

    @Test
    void jsonIsOneLineOfFieldsAndCodes() {
        assertEquals(
                "{\"decision\":\"change\",\"changes\":[{\"kind\":\"grant\",\"id\":\"grant-compute-1\",\"holder\":\"compute\","
                        + "\"identity\":\"team-a\",\"principalId\":\"p-1\",\"role\":\"AcrPull\",\"roleId\":\"7f951dda\","
                        + "\"scope\":\"" + Samples.SCOPE + "\",\"reason\":\"role-requested\",\"after\":[\"attach\"]}],"
                        + "\"awaits\":true,\"differences\":[]}",
                Samples.plan(Samples.GRANT).toJson());
    }

    @Test
    void everyKindIsReadAsItWasWritten() {
        AttachPlan plan = new AttachPlan(Decision.CHANGE, Samples.CHANGES, true, List.of(Samples.NAMESPACE));
        assertEquals(plan, ReportJson.read(plan.toJson(), AttachPlan.class, "plan"));
    }

    @Test
    void aChangeIsFoundByItsIdAndByItsKind() {
        AttachPlan plan = Samples.plan(Samples.ATTACH, Samples.GRANT);
        assertEquals(Optional.of(Samples.ATTACH), plan.change("attach"));
        assertEquals(Optional.empty(), plan.change("detach"));
        assertEquals(List.of(Samples.GRANT), plan.changes(GrantRole.class));
    }
}
