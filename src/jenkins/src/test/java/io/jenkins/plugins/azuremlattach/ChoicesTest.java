package io.jenkins.plugins.azuremlattach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AuthorizationStrategy;
import hudson.util.ListBoxModel;
import java.lang.reflect.Method;
import java.net.URL;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.verb.POST;

/** The drop-downs that Azure fills. */
@WithJenkins
class ChoicesTest {
    private static JenkinsRule jenkins;
    private static AzureLab azure;

    @BeforeAll
    static void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        azure = AzureLab.start();
        azure.configure();
        // What matters here is the answer, however long a busy machine takes for it.
        AzureQuestion.limit = Duration.ofMinutes(2);
    }

    @AfterAll
    static void stop() {
        AzureQuestion.limit = AzureQuestion.DEFAULT_LIMIT;
        azure.close();
    }

    @Test
    void offersWhatTheIdentityCanSee() {
        ListBoxModel subscriptions = subscriptions(null, "azure", "");
        assertEquals(List.of("", AzureLab.SUBSCRIPTION), values(subscriptions));
        assertTrue(subscriptions.get(1).name.endsWith("(" + AzureLab.SUBSCRIPTION + ")"), subscriptions.get(1).name);
        for (String subscription : List.of("", AzureLab.SUBSCRIPTION)) {
            assertEquals(List.of("rg-ml"), form().doFillResourceGroupItems(null, "azure", "", "", "", subscription));
            assertEquals(
                    List.of("ml-bare", "ml-prod", "ml-uai"),
                    form().doFillWorkspaceNameItems(null, "azure", "", "", "", subscription, "rg-ml"));
            assertEquals(
                    List.of(), form().doFillWorkspaceNameItems(null, "azure", "", "", "", subscription, "rg-other"));
            List<String> clusters = form().doFillResourceIdItems(null, "azure", "", "", "", subscription);
            assertEquals(3, clusters.size());
            assertTrue(clusters.contains(AzureLab.CLUSTER), clusters.toString());
        }
    }

    @Test
    void saysWhyAzureCannotBeAskedAndKeepsWhatIsChosen() {
        azure.emulator().apply("principals: {pipeline: {secret: another-secret}}");
        try {
            ListBoxModel subscriptions = subscriptions(null, "azure", "chosen-before");
            assertEquals(List.of("", "", "chosen-before"), values(subscriptions));
            assertTrue(subscriptions.get(1).name.startsWith("Azure cannot be asked: "), subscriptions.get(1).name);
            assertTrue(subscriptions.get(1).name.contains("AADSTS7000215"), subscriptions.get(1).name);
            assertEquals(List.of(), form().doFillResourceGroupItems(null, "azure", "", "", "", ""));
        } finally {
            azure.emulator().apply("principals: {pipeline: {secret: emulator-secret}}");
        }
        assertTrue(subscriptions(null, "nobody", "").get(1).name.contains("can see no credential"));
    }

    @Test
    void asksNothingWithoutACredential() {
        int before = azure.emulator().requests().size();
        assertEquals(List.of(""), values(subscriptions(null, "", "")));
        assertEquals(List.of(), form().doFillResourceIdItems(null, "", "", "", "", ""));
        assertEquals(before, azure.emulator().requests().size());
    }

    @Test
    void asksOnlyForThoseWhoMayUseTheCredential() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.EXTENDED_READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, Item.READ, CredentialsProvider.USE_ITEM)
                .everywhere()
                .to("author")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
        try {
            int before = azure.emulator().requests().size();
            assertEquals(List.of(""), as("reader", () -> values(subscriptions(job, "azure", ""))));
            assertEquals(List.of(""), as("author", () -> values(subscriptions(null, "azure", ""))));
            assertEquals(List.of(), as("reader", () -> form().doFillResourceIdItems(job, "azure", "", "", "", "")));
            assertEquals(before, azure.emulator().requests().size());
            List<String> seen = List.of("", AzureLab.SUBSCRIPTION);
            assertEquals(seen, as("author", () -> values(subscriptions(job, "azure", ""))));
            assertEquals(seen, as("admin", () -> values(subscriptions(null, "azure", ""))));
        } finally {
            jenkins.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
        }
    }

    @Test
    void aFormAsksByPostOnly() throws Exception {
        List<Method> questions = Stream.of(
                        AzureMlAttachStep.DescriptorImpl.class,
                        AzureMlDetachStep.DescriptorImpl.class,
                        AzureMlAttachGlobalConfiguration.class)
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> method.getName().matches("do(Fill|Check)[A-Z].*"))
                .toList();
        assertTrue(questions.size() > 40, questions.size() + " questions");
        for (Method question : questions) {
            assertTrue(question.isAnnotationPresent(POST.class), question.toString());
        }
        URL fill = new URL(jenkins.getURL()
                + "descriptorByName/" + AzureMlAttachStep.class.getName()
                + "/fillSubscriptionIdItems?credentialsId=azure");
        JenkinsRule.WebClient client = AzureLab.browser(jenkins).withThrowExceptionOnFailingStatusCode(false);
        assertEquals(404, client.getPage(fill).getWebResponse().getStatusCode());
        WebRequest post = client.addCrumb(new WebRequest(fill, HttpMethod.POST));
        assertEquals(200, client.getPage(post).getWebResponse().getStatusCode());
    }

    private static ListBoxModel subscriptions(Item item, String credential, String current) {
        return form().doFillSubscriptionIdItems(item, credential, "", "", "", current);
    }

    private static AzureMlAttachStep.DescriptorImpl form() {
        return jenkins.jenkins.getDescriptorByType(AzureMlAttachStep.DescriptorImpl.class);
    }

    private static List<String> values(ListBoxModel model) {
        return model.stream().map(option -> option.value).toList();
    }

    private static <T> T as(String user, Supplier<T> question) {
        try (ACLContext ignored = ACL.as2(User.getById(user, true).impersonate2())) {
            return question.get();
        }
    }
}
