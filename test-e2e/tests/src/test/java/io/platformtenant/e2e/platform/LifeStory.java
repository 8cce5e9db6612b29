package io.platformtenant.e2e.platform;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.e2e.stories.Parts;
import io.platformtenant.e2e.stories.StatusLaws;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.tenants.ClassYaml;
import io.platformtenant.testkit.tenants.TenantYaml;
import io.platformtenant.testkit.users.ClusterUser;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;

/** A story of tenants that live already: they come before its tests and go after them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LifeStory extends PlatformStory {
  final ClusterUser somebody = ClusterUser.admin(admin);

  @Override
  ClassYaml classYaml() {
    return super.classYaml().with("guardrails: {protectedAutoSync: Allow}");
  }

  /** A tenant whose both environments are synced by themselves, with a set in the open one. */
  @Override
  TenantYaml tenantYaml(String tenant) {
    return super.tenantYaml(tenant)
        .with(
            """
            delivery:
              applications:
                - {name: api, environments: [{name: staging}, {name: prod, autoSync: true}]}
              applicationSets:
                - name: jobs
                  list: {elements: [{name: mail}, {name: bill}]}
                  source: %s
                  environments: [{name: staging}]
            """
                .formatted(from(tenant, "jobs/{item}/{environment}")));
  }

  @Override
  void pushTenant(String tenant) {
    super.pushTenant(tenant);
    git.push(
        deploy(tenant),
        Map.of(
            "jobs/mail/staging/mail.yaml", Landscape.configMap("mail", "at: night"),
            "jobs/bill/staging/bill.yaml", Landscape.configMap("bill", "at: noon")));
  }

  /** Brings the class and these tenants, until all of them are Ready. */
  final void onboard(String... tenants) {
    pushBase();
    List.of(tenants).forEach(this::pushTenant);
    corner.apply(classYaml());
    List.of(tenants).forEach(tenant -> corner.apply(tenantYaml(tenant)));
    List.of(tenants).forEach(this::untilReady);
  }

  @AfterEach
  void statusIsLawful() {
    StatusLaws.check(admin, corner.selector());
  }

  @AfterAll
  final void theTenantsGo() {
    leave();
  }

  final Trail trail(String tenant, Instant since) {
    return Trail.of(tenant, engines.plane().audit(), since);
  }

  final Parts parts(String tenant) {
    return new Parts(tenant);
  }

  final String meaning(ObjectId id) {
    return Belongings.meaning(corner.get(id));
  }

  /** What an engine has brought; null for nothing. */
  final Map<String, String> data(String namespace, String configMap) {
    var there = admin.configMaps().inNamespace(namespace).withName(configMap).get();
    return there == null ? null : there.getData();
  }

  final void eventuallySays(String namespace, String configMap, String key, String value) {
    eventually(
        "%s in %s says %s: %s".formatted(configMap, namespace, key, value),
        () -> value.equals(data(namespace, configMap).get(key)));
  }

  /** Returns when the operator has looked at a tenant again. */
  final void untilLookedAt(String tenant) {
    String now = Instant.now().toString();
    admin
        .resources(PlatformTenant.class)
        .withName(tenant)
        .patch(
            new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build(),
            "{\"metadata\":{\"annotations\":{\"platformtenant.io/reconcile-at\":\""
                + now
                + "\"}}}");
    eventually(
        "the operator has looked again",
        () -> now.equals(corner.status(tenant).orElseThrow().lastHandledReconcileAt()));
  }
}
