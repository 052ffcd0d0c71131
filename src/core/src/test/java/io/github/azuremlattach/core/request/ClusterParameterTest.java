package io.github.azuremlattach.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterParameterTest {

    @Test
    void readsAnAksCluster() {
        ClusterRef cluster = Ask.aks().request().cluster();
        assertTrue(cluster.isAks());
        assertEquals(Ask.AKS, cluster.id().toString());
        assertEquals("AKS cluster aks-1", cluster.toString());
        assertEquals("Microsoft.ContainerService/managedClusters/read", cluster.action("read"));
    }

    @Test
    void readsAnArcCluster() {
        ClusterRef cluster = Ask.arc().request().cluster();
        assertFalse(cluster.isAks());
        assertEquals(Ask.ARC, cluster.id().toString());
        assertEquals("Arc cluster edge-7", cluster.toString());
        assertEquals("Microsoft.Kubernetes/connectedClusters/read", cluster.action("read"));
    }

    @Test
    void forgivesTheCasingOfTheHowTo() {
        String sample = "subscriptions/" + Ask.SUBSCRIPTION
                + "/resourcegroups/rg-clusters/providers/Microsoft.ContainerService/managedclusters/aks-1";
        assertEquals(
                Ask.AKS,
                Ask.aks().with("resource-id", sample).request().cluster().id().toString());
    }

    @Test
    void explainsTheHowTosWrongProviderOfAnArcCluster() {
        String mistake = Ask.aks()
                .with("resource-id", Ask.ARC.replace("Microsoft.Kubernetes", "Microsoft.ContainerService"))
                .mistake();
        assertTrue(mistake.startsWith("resource-id is '/subscriptions/"), mistake);
        assertTrue(mistake.contains("an Arc cluster is a Microsoft.Kubernetes/connectedClusters"), mistake);
        assertTrue(mistake.contains("providers/Microsoft.Kubernetes/connectedClusters/<cluster>"), mistake);
    }

    @Test
    void explainsTheOppositeMistake() {
        String mistake = Ask.aks()
                .with("resource-id", Ask.AKS.replace("Microsoft.ContainerService", "Microsoft.Kubernetes"))
                .mistake();
        assertTrue(mistake.contains("an AKS cluster is a Microsoft.ContainerService/managedClusters"), mistake);
        assertTrue(mistake.contains("providers/Microsoft.ContainerService/managedClusters/<cluster>"), mistake);
    }

    @Test
    void namesTheTypeOfAResourceThatIsNoCluster() {
        String mistake = Ask.aks().with("resource-id", Ask.IDENTITY).mistake();
        assertTrue(mistake.contains("it is a Microsoft.ManagedIdentity/userAssignedIdentities, and only"), mistake);
    }

    @Test
    void refusesWhatLiesBelowACluster() {
        String mistake = Ask.aks()
                .with("resource-id", Ask.AKS + "/maintenanceConfigurations/one")
                .mistake();
        assertTrue(mistake.contains("only Microsoft.ContainerService/managedClusters"), mistake);
    }

    @Test
    void showsBothFormsToSomebodyWhoGivesAName() {
        String mistake = Ask.aks().with("resource-id", "aks-1").mistake();
        assertTrue(mistake.startsWith("resource-id is 'aks-1': give /subscriptions/<id>"), mistake);
        assertTrue(mistake.contains("Microsoft.ContainerService/managedClusters/<cluster>"), mistake);
        assertTrue(mistake.contains("Microsoft.Kubernetes/connectedClusters/<cluster>"), mistake);
    }

    @Test
    void anAttachNeedsAClusterButADetachDoesNot() {
        Ask bare = Ask.aks().without("resource-id").with("subscription-id", Ask.SUBSCRIPTION);
        assertEquals("resource-id is missing: give the ARM id of the AKS or Arc cluster.", bare.mistake());
        AttachRequest detach = bare.with("mode", "detach").request();
        assertTrue(detach.target().isEmpty());
    }

    @Test
    void aDetachStillRefusesAWrongCluster() {
        assertTrue(Ask.aks()
                .with("mode", "detach")
                .with("resource-id", "aks-1")
                .mistakes()
                .get(0)
                .startsWith("resource-id is 'aks-1'"));
    }

    @Test
    void theSubscriptionIsTheClustersUnlessGiven() {
        assertEquals(Ask.SUBSCRIPTION, Ask.aks().request().workspace().subscriptionId());
        String other = "99999999-8888-7777-6666-555555555555";
        assertEquals(
                other,
                Ask.aks().with("subscription-id", other).request().workspace().subscriptionId());
        assertEquals(
                "subscription-id is 'my subscription': give the subscription's id, a GUID, not its name.",
                Ask.aks().with("subscription-id", "my subscription").mistake());
    }

    @Test
    void aDetachWithoutClusterNeedsTheSubscription() {
        assertEquals(
                List.of("subscription-id is missing: give the workspace's subscription, a GUID."),
                Ask.aks().without("resource-id").with("mode", "detach").mistakes());
    }

    @Test
    void aWrongClusterIsOneMistakeAndNotAMissingSubscriptionToo() {
        assertEquals(1, Ask.aks().with("resource-id", "nonsense").mistakes().size());
    }
}
