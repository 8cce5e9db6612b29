package io.platformtenant.e2e.platform;

import static io.platformtenant.operator.kinds.ManagedKind.KUSTOMIZATION;
import static io.platformtenant.operator.kinds.ManagedKind.SERVICE_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.Deletion;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.engines.real.EnginePart;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.tenants.TenantYaml;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Flux lets go of what stands after half a minute; the operator does not. */
@TestMethodOrder(OrderAnnotation.class)
class GoneEngineIT extends LifeStory {
  private static final Duration LONG = Duration.ofMinutes(4);
  private static final String HOLD = "example.com/hold";

  /** In each of two environments. */
  private static final int MANY = 30;

  private static final PatchContext MERGE =
      new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();

  private final String held = corner.id() + "a";
  private final String brief = corner.id() + "b";
  private final String living = corner.id() + "c";

  @BeforeAll
  void threeTenantsLive() {
    mayWriteWidgets();
    onboard(held, brief, living);
  }

  /** With what the operator may not see: that it is gone, only Flux can say. */
  @Override
  void pushConfig(String tenant) {
    super.pushConfig(tenant);
    git.push(
        config(tenant),
        Map.of(
            "addons/prod/token.yaml",
            Landscape.configMap("token", "at: \"1\"")
                .replace("kind: ConfigMap", "kind: Secret")
                .replace("\ndata:", "\nstringData:")));
  }

  /** Beside the kind that it is of. */
  @Override
  void pushBase() {
    super.pushBase();
    git.push(
        base(),
        Map.of(
            "crds/widget.yaml",
            """
            apiVersion: %s.example.com/v1
            kind: Widget
            metadata: {name: first, namespace: %s}
            """
                .formatted(corner.id(), platform())));
  }

  @Test
  @Order(1)
  void whatIsHeldForLessThanFluxWaitsHoldsNothingUp() {
    hold(brief + "-prod", "addons", HOLD);
    corner.delete(brief);
    eventually(LONG, "it is being deleted", () -> isGoing(brief + "-prod", "addons"));

    hold(brief + "-prod", "addons", null);
    eventually(LONG, "the tenant is gone", () -> corner.tenant(brief) == null);
    assertThat(admin.secrets().inNamespace(brief + "-prod").withName("token").get()).isNull();
  }

  @Test
  @Order(2)
  void whatIsHeldForLongerHoldsRightsThroughARestartOfFlux() {
    var parts = parts(held);
    hold(held + "-prod", "addons", HOLD);
    corner.delete(held);
    eventually(LONG, "it is being deleted", () -> isGoing(held + "-prod", "addons"));
    engines.stop(EnginePart.KUSTOMIZE_CONTROLLER);
    engines.start(EnginePart.KUSTOMIZE_CONTROLLER);

    String stands = "ConfigMap " + held + "-prod/addons, held by finalizer " + HOLD;
    eventually(
        LONG,
        "Flux lets go of it, and we do not",
        () -> finalizers(parts.stage("prod", "addons")).equals(List.of(ApiGroup.FINALIZER)));
    eventually(LONG, "it says what stands", () -> isWaitingFor(held, stands));
    for (ObjectId rights :
        List.of(
            parts.stage("prod", "addons"),
            parts.stage("prod", "platform-baseline"),
            parts.account("tenant-reconciler-prod"),
            parts.binding("prod", "tenant-reconciler-prod:platform-tenant-reconciler"),
            parts.source("config"),
            parts.home())) {
      assertThat(corner.exists(rights)).as("%s is there still", rights.brief()).isTrue();
    }

    hold(held + "-prod", "addons", null);
    eventually(LONG, "the tenant is gone", () -> corner.tenant(held) == null);
    assertThat(corner.everythingOf(held)).isEmpty();
  }

  /** Each would have Flux wait for half a minute, and it has four workers. */
  @Test
  @Order(3)
  void sixtyThatStickKeepNobodysChangeFromBeingApplied() {
    String many = corner.id() + "d";
    git.push(
        config(many),
        IntStream.range(0, MANY)
            .boxed()
            .collect(
                Collectors.toMap(
                    i -> "stuck-" + i + "/stuck.yaml",
                    i -> Landscape.configMap("stuck-" + i, "at: \"" + i + "\""))));
    corner.apply(stages(many));
    eventually(
        LONG,
        "all are there",
        () -> places(many).allMatch(p -> find(p.getKey(), p.getValue()) != null));
    places(many).forEach(p -> hold(p.getKey(), p.getValue(), HOLD));

    corner.delete(many);
    eventually(LONG, "Flux is at it", () -> going(many) >= 2);
    var steps = new Steps("sixty that stick");
    git.push(
        config(living),
        Map.of("addons/staging/addons.yaml", Landscape.configMap("addons", "stage: changed")));
    eventually(
        Duration.ofMinutes(1),
        "another's change is applied within its interval",
        () -> "changed".equals(data(living + "-staging", "addons").get("stage")));
    steps.done("another's change is applied while sixty stick");
    assertThat(going(many)).as("not all at once").isLessThan(2 * MANY);

    places(many).forEach(p -> hold(p.getKey(), p.getValue(), null));
    eventually(LONG, "the tenant is gone", () -> corner.tenant(many) == null);
    steps.done("all sixty are gone");
  }

  /** The operator may not see the object; the kind that it keeps from going, it may. */
  @Test
  @Order(4)
  void aKindAndItsObjectInOneStageGoTogether() {
    holdWidget("[\"" + HOLD + "\"]");
    var tenantClass = admin.resources(PlatformTenantClass.class).withName("class-" + corner.id());
    tenantClass.delete();
    corner.delete(living);
    eventually(
        LONG,
        "Flux lets go of it, and we do not",
        () -> finalizers(crds()).equals(List.of(ApiGroup.FINALIZER)));
    String kind = "CustomResourceDefinition widgets." + corner.id() + ".example.com, held by";
    eventually(LONG, "the class says what stands", () -> said(tenantClass.get()).contains(kind));
    var account = ObjectId.of(SERVICE_ACCOUNT, platform(), "platform-cluster-reconciler");
    assertThat(corner.exists(account)).as("the account is there still").isTrue();

    holdWidget("null");
    eventually(LONG, "the class is gone", () -> tenantClass.get() == null);
    var definitions = admin.apiextensions().v1().customResourceDefinitions();
    assertThat(definitions.withName("widgets." + corner.id() + ".example.com").get()).isNull();
    assertThat(corner.everythingOfClass("class-{id}")).isEmpty();
  }

  private String platform() {
    return "platform-class-" + corner.id();
  }

  private ObjectId crds() {
    return ObjectId.of(KUSTOMIZATION, platform(), "in-cluster-crds");
  }

  private static String said(PlatformTenantClass tenantClass) {
    return tenantClass.getStatus().conditions().toString();
  }

  /** Whoever has stages of the cluster bring objects of their own kinds gives them this right. */
  private void mayWriteWidgets() {
    var role =
        new ClusterRoleBuilder()
            .withNewMetadata()
            .withName(corner.id() + "-widgets")
            .endMetadata()
            .addNewRule()
            .withApiGroups(corner.id() + ".example.com")
            .withResources("widgets")
            .withVerbs("*")
            .endRule()
            .build();
    admin.resource(role).create();
    admin
        .resource(
            new ClusterRoleBindingBuilder()
                .withMetadata(role.getMetadata())
                .withNewRoleRef(
                    "rbac.authorization.k8s.io", "ClusterRole", corner.id() + "-widgets")
                .addNewSubject(null, "ServiceAccount", "platform-cluster-reconciler", platform())
                .build())
        .create();
  }

  private void holdWidget(String finalizers) {
    admin
        .genericKubernetesResources(corner.id() + ".example.com/v1", "Widget")
        .inNamespace(platform())
        .withName("first")
        .patch(MERGE, "{\"metadata\":{\"finalizers\":" + finalizers + "}}");
  }

  private List<String> finalizers(ObjectId stage) {
    return corner.get(stage).getMetadata().getFinalizers();
  }

  /** As many stages side by side. */
  private TenantYaml stages(String tenant) {
    String stages =
        IntStream.range(0, MANY)
            .mapToObj(
                i ->
                    "{name: stuck-%d, source: config, path: stuck-%d, dependsOn: [none], timeout: 1m}"
                        .formatted(i, i))
            .collect(Collectors.joining(", ", "bootstrap: {stages: [", "]}"));
    return tenantYaml(tenant).without("bootstrap/stages/addons").with(stages);
  }

  /** Where what they apply is: namespaces and names. */
  private static Stream<Map.Entry<String, String>> places(String tenant) {
    return Stream.of("staging", "prod")
        .flatMap(
            environment ->
                IntStream.range(0, MANY)
                    .mapToObj(i -> Map.entry(tenant + "-" + environment, "stuck-" + i)));
  }

  private long going(String tenant) {
    return places(tenant).filter(p -> isGoing(p.getKey(), p.getValue())).count();
  }

  private boolean isWaitingFor(String tenant, String what) {
    return waitingFor(tenant).stream().anyMatch(object -> object.endsWith(": " + what));
  }

  private List<String> waitingFor(String tenant) {
    return corner
        .status(tenant)
        .flatMap(s -> Optional.ofNullable(s.deletion()))
        .map(Deletion::waitingFor)
        .orElse(List.of());
  }

  private boolean isGoing(String namespace, String name) {
    ConfigMap there = find(namespace, name);
    return there != null && there.getMetadata().getDeletionTimestamp() != null;
  }

  private ConfigMap find(String namespace, String name) {
    return admin.configMaps().inNamespace(namespace).withName(name).get();
  }

  private void hold(String namespace, String name, String finalizer) {
    String list = finalizer == null ? "null" : "[\"" + finalizer + "\"]";
    admin
        .configMaps()
        .inNamespace(namespace)
        .withName(name)
        .patch(MERGE, "{\"metadata\":{\"finalizers\":" + list + "}}");
  }
}
