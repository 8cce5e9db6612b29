package io.platformtenant.e2e.boundary;

import static io.platformtenant.e2e.stories.Refusals.assertRefused;
import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.engines.standins.SharedStandIns;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.users.ClusterUser;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whoever has the operator's token has the tenants, and not the cluster. */
class StolenTokenIT {
  private static final PatchContext MERGE =
      new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();
  private static final KubernetesClient ADMIN = ControlPlane.shared().admin();
  private static ClusterUser thief;

  @BeforeAll
  static void aTenantIsThereAndSoAreTheOthers() {
    SharedStandIns.script();
    Chart.render(Map.of()).install(ADMIN);
    namespace("flux-system", "");
    namespace("thief-elsewhere", "");
    namespace("thief-neighbour", ", labels: {platformtenant.io/tenant: neighbour}");
    namespace("thief-home", ", " + StolenTokenActs.MARKS);
    namespace(
        "thief-prod",
        ", annotations: {platformtenant.io/home: thief-home}, labels: {app.kubernetes.io/managed-by:"
            + " platform-tenant-operator, platformtenant.io/tenant: thief,"
            + " platformtenant.io/environment: prod}");
    ADMIN
        .resource(
            Act.object(
                "AppProject",
                "argoproj.io/v1alpha1",
                "name: thief-infra, namespace: argocd",
                "spec: {destinations: []}"))
        .createOr(there -> null);
    thief = ClusterUser.account(ControlPlane.shared(), Chart.NAMESPACE, Chart.NAME);
    within(PATIENCE, () -> "Not refused: " + notRefused().toList())
        .until("the policies are in force", () -> notRefused().findAny().isEmpty());
  }

  private static Stream<String> notRefused() {
    return StolenTokenActs.all()
        .filter(act -> !new DryRuns(thief).isRefusedBy(act.policy(), act.manifest()))
        .map(Act::name);
  }

  @AfterAll
  static void close() {
    thief.client().close();
  }

  private static void namespace(String name, String more) {
    ADMIN
        .resource(Act.object("Namespace", "v1", "name: " + name + more, ""))
        .createOr(there -> null);
  }

  @TestFactory
  Stream<DynamicTest> takesNothingOfTheCluster() {
    return StolenTokenActs.all()
        .map(
            act ->
                DynamicTest.dynamicTest(
                    act.name(),
                    () ->
                        assertRefused(
                            act.policy(),
                            () -> new DryRuns(thief).creates(act.manifest()),
                            act.word())));
  }

  @TestFactory
  Stream<DynamicTest> doesWhatTheOperatorIsMadeFor() {
    return StolenTokenActs.honest()
        .map(
            act ->
                DynamicTest.dynamicTest(
                    act.name(), () -> new DryRuns(thief).creates(act.manifest())));
  }

  @Test
  void neitherChangesNorDeletesWhatIsNotOurs() {
    ObjectId elsewhere = ObjectId.namespace("thief-elsewhere");
    ObjectId neighbour = ObjectId.namespace("thief-neighbour");
    String privileged =
        "{\"metadata\":{\"labels\":{\"pod-security.kubernetes.io/enforce\":\"privileged\"}}}";
    String taken =
        "{\"metadata\":{\"labels\":{\"app.kubernetes.io/managed-by\":\"platform-tenant-operator\","
            + "\"platformtenant.io/tenant\":\"thief\"}}}";

    refused(() -> thief.changes(elsewhere, privileged), "carries no mark");
    refused(() -> thief.changes(elsewhere, taken), "carries no mark");
    refused(
        () -> thief.annotates(elsewhere, "platformtenant.io/adopt", "thief"), "carries no mark");
    refused(() -> thief.deletes(elsewhere), "carries no mark");
    refused(() -> thief.changes(neighbour, taken), "of one tenant or class to another");
    refused(() -> thief.changes(ObjectId.namespace("kube-system"), taken), "\"kube-system\"");
  }

  @Test
  void makesNothingElseOfWhatIsThere() {
    ObjectId set = ObjectId.of(ManagedKind.APPLICATION_SET, "argocd", "thief-webs-prod");
    thief.client().resource(StolenTokenDelivery.set("")).createOr(there -> null);

    for (String change :
        new String[] {
          "{\"templatePatch\":\"spec: {}\"}",
          "{\"generators\":[{\"clusters\":{}}]}",
          "{\"template\":{\"spec\":{\"source\":{\"plugin\":{\"name\":\"x\"}}}}}",
          "{\"template\":{\"spec\":{\"project\":\"default\"}}}"
        }) {
      assertRefused(
          "operator-delivery",
          () -> thief.changes(set, "{\"spec\":" + change + "}"),
          "thief-webs-prod");
    }
    thief.changes(set, "{\"spec\":{\"generators\":[{\"list\":{\"elements\":[]}}]}}");
    ADMIN
        .genericKubernetesResources("argoproj.io/v1alpha1", "ApplicationSet")
        .inNamespace("argocd")
        .withName("thief-webs-prod")
        .delete();
  }

  /** Who holds the verb wrote it: it is drift, and put back field by field. */
  @Test
  void whatSomebodyElseLeftIsNotInItsWay() {
    ObjectId set = ObjectId.of(ManagedKind.APPLICATION_SET, "argocd", "thief-left-prod");
    var there =
        ADMIN.resource(
            StolenTokenDelivery.set("templatePatch: 'spec: {}', ")
                .replace("thief-webs-prod", "thief-left-prod")
                .replace("path: '{{.name}}'", "path: '{{.name}}', plugin: {name: x}"));
    there.createOr(same -> null);

    thief.changes(set, "{\"spec\":{\"generators\":[{\"list\":{\"elements\":[]}}]}}");
    thief.changes(set, "{\"spec\":{\"templatePatch\":null}}");
    there.delete();
  }

  /** Looks taken over, put back and let go: what the operator does with them. */
  @Test
  void takesWhatIsOfferedAndLetsItGo() {
    ObjectId offered = ObjectId.namespace("thief-offered");
    namespace("thief-offered", ", annotations: {platformtenant.io/adopt: thief}");
    String taken =
        "{\"metadata\":{\"labels\":{\"app.kubernetes.io/managed-by\":\"platform-tenant-operator\","
            + "\"platformtenant.io/tenant\":\"%s\"}}}";

    refused(() -> thief.changes(offered, taken.formatted("other")), "carries no mark");
    thief.changes(offered, taken.formatted("thief"));
    thief.changes(
        offered,
        "{\"metadata\":{\"annotations\":{\"platformtenant.io/adopt\":null},\"labels\":"
            + "{\"app.kubernetes.io/managed-by\":null,\"platformtenant.io/tenant\":null}}}");
    refused(() -> thief.changes(offered, taken.formatted("thief")), "carries no mark");
  }

  /** What the operator deletes with a tenant it made itself. */
  @Test
  void deletesNoNamespaceThatWasTakenOver() {
    ObjectId adopted = ObjectId.namespace("thief-adopted");
    namespace(
        "thief-adopted",
        ", annotations: {platformtenant.io/adopted: \"true\"}, " + StolenTokenActs.MARKS);

    refused(() -> thief.deletes(adopted), "was taken over");
    refused(
        () ->
            thief.changes(
                adopted, "{\"metadata\":{\"annotations\":{\"platformtenant.io/adopted\":null}}}"),
        "was taken over");
    thief.changes(
        adopted,
        "{\"metadata\":{\"annotations\":{\"platformtenant.io/adopted\":null},\"labels\":"
            + "{\"app.kubernetes.io/managed-by\":null,\"platformtenant.io/tenant\":null}}}");
  }

  @Test
  void letsGoWhatItLetsGoAsItIs() {
    ObjectId quota = ObjectId.of(ManagedKind.RESOURCE_QUOTA, "thief-prod", "goes");
    ADMIN
        .resource(
            Act.object(
                "ResourceQuota",
                "v1",
                "name: goes, namespace: thief-prod, " + StolenTokenActs.MARKS,
                "spec: {hard: {pods: '1'}}"))
        .createOr(there -> null);
    String unmarked =
        "{\"metadata\":{\"labels\":{\"app.kubernetes.io/managed-by\":null,\"platformtenant.io/tenant\":null}}%s}";

    refused(
        () -> thief.changes(quota, unmarked.formatted(",\"spec\":{\"hard\":{\"pods\":\"9\"}}")),
        "changes nothing else");
    thief.changes(quota, unmarked.formatted(""));
  }

  /** Tenant, class and environment each fill their tiers, with the longest names and prefixes. */
  @Test
  void theLargestBindingsAreMadeAndChanged() {
    var operator = new DryRuns(thief);
    operator.creates(StolenTokenActs.crowded("access-viewers", "a"));
    ADMIN.resource(StolenTokenActs.crowded("access-deployers", "a")).createOr(there -> null);

    operator.merges(StolenTokenActs.crowded("access-deployers", "b"));
  }

  @Test
  void remembersTenantsAndNothingElse() {
    String ofAWorkload = StolenTokenActs.revision("of-a-workload", "labels: {app: web}");
    ADMIN.resource(ofAWorkload).createOr(there -> null);
    var asThief = thief.client().resource(ofAWorkload);

    assertRefused("operator-revisions", asThief::delete, "those that carry the mark of a tenant");
    assertRefused(
        "operator-revisions",
        () -> new DryRuns(thief).creates(StolenTokenActs.revision("mine", "labels: {app: web}")),
        "\"mine\"");
    new DryRuns(thief).creates(StolenTokenActs.revision("mine", StolenTokenActs.MARKS));
  }

  @Test
  void writesNoContract() {
    var classes = ADMIN.resources(PlatformTenantClass.class);
    var name = "thief";
    ADMIN
        .resource(
            Act.object(
                "PlatformTenantClass",
                "platformtenant.io/v1alpha1",
                "name: thief",
                "spec: {guardrails: {repositories: ['https://git.example.com/a']}}"))
        .createOr(there -> null);
    var asThief = thief.client().resources(PlatformTenantClass.class).withName(name);

    assertRefused(
        "operator-contracts",
        () -> asThief.patch(MERGE, "{\"spec\":{\"guardrails\":{\"repositories\":[\"**\"]}}}"),
        "and nothing else of a contract");
    assertRefused(
        "operator-contracts",
        () -> asThief.patch(MERGE, "{\"metadata\":{\"finalizers\":[\"example.com/x\"]}}"),
        "its own finalizer");
    asThief.patch(MERGE, "{\"metadata\":{\"finalizers\":[\"platformtenant.io/teardown\"]}}");
    asThief.patch(MERGE, "{\"metadata\":{\"finalizers\":[]}}");
    classes.withName(name).delete();
  }

  private static void refused(Runnable attempt, String word) {
    assertRefused("operator-objects", attempt, word);
  }
}
