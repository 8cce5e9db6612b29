package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.PLAIN_CLASS;
import static io.platformtenant.testkit.tenants.Samples.SMALL_TENANT;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.platformtenant.api.v1alpha1.AdoptionItem;
import io.platformtenant.api.v1alpha1.AdoptionState;
import io.platformtenant.api.v1alpha1.FieldDifference;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.controlplane.AuditLog;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.faults.FaultyWire;
import io.platformtenant.testkit.faults.FaultyWire.StatusWrites;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.ClassYaml;
import io.platformtenant.testkit.tenants.Corner;
import io.platformtenant.testkit.tenants.TenantYaml;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A team had all it needs, made by hand, before there was a PlatformTenant. */
class AdoptionIT extends SharedStory {
  private static final boolean ALL = Boolean.getBoolean("kill.all");
  private static final long SEED = Long.getLong("kill.seed", System.nanoTime() & 0xFFFF_FFFFL);
  private static final int EVERY = 3;
  private static final int SIDE_BY_SIDE = 6;
  private static final ClassYaml CLASS =
      PLAIN_CLASS.with("guardrails: {adoption: [Observe, Adopt]}");

  @BeforeEach
  void applyClass() {
    corner.apply(CLASS);
  }

  @Test
  void aHandMadeProjectIsAdoptedWithoutASyncOrALostToken() {
    Parts parts = parts("{id}a");
    ObjectId web = parts.application("web", "dev");
    corner.apply(HandMade.small(parts.tenant()).handedOver());
    eventually("it is delivered", () -> isSynced(web));
    Object lastSync = corner.get(web).get("status", "operationState");
    String delivered = deliveredAs(web);
    Instant since = Instant.now();

    corner.apply(adopting("{id}a", "Adopt"));

    untilReady("{id}a");
    GenericKubernetesResource project = corner.get(parts.project());
    assertThat(corner.get(web).<Object>get("status", "operationState").toString())
        .as("nothing was synced")
        .isEqualTo(lastSync.toString());
    assertThat(deliveredAs(web)).as("what runs was not touched").isEqualTo(delivered);
    assertThat(project.<List<String>>get("spec", "sourceRepos"))
        .containsExactly("https://git.example.com/payments/deploy.git");
    assertThat(project.<Object>get("spec", "orphanedResources")).as("nobody planned it").isNull();
    assertThat(project.getMetadata().getLabels())
        .as("what says something else stays")
        .containsEntry("team", "payments")
        .containsEntry("platformtenant.io/tenant", parts.tenant());
    assertThat(tokensOf(project, "deployer")).contains("pipeline");
    assertThat(project.<Object>get("status", "jwtTokensByRole", "deployer").toString())
        .contains("pipeline");
    assertThat(corner.get(web).<Object>get("spec", "revisionHistoryLimit")).isNull();
    List.of(parts.project(), web).forEach(id -> assertThat(managersOfSpec(id)).hasSize(1));
    assertThat(corner.status("{id}a").orElseThrow().adoption()).isEmpty();
    assertNamedFirst(parts, since);
  }

  private void assertNamedFirst(Parts parts, Instant since) {
    String named = "AppProject \"argocd/" + parts.tenant() + "\" of \"user\"";
    eventually(
        "it is named",
        () ->
            corner.told(parts.tenant(), "Adopting").stream()
                .anyMatch(note -> note.contains(named)));
    eventually("it is told", () -> !corner.told(parts.tenant(), "Adopted").isEmpty());
    List<AuditLog.Request> writes = writes(since).toList();
    int told = indexOf(writes, "platformtenants", parts.tenant());
    int taken = indexOf(writes, "appprojects", parts.tenant());
    assertThat(taken).as("in the status first").isGreaterThan(told);
  }

  private static int indexOf(List<AuditLog.Request> writes, String resource, String name) {
    return IntStream.range(0, writes.size())
        .filter(i -> writes.get(i).resource().equals(resource))
        .filter(i -> writes.get(i).name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void underFailNothingIsWrittenAndItsOwnerIsNamed() {
    Parts parts = parts("{id}b");
    ObjectId web = parts.application("web", "dev");
    corner.apply(HandMade.small(parts.tenant()).handedOver());
    eventually("it is delivered", () -> isSynced(web));
    Map<ObjectId, String> before = asWritten(parts.project());

    corner.apply(SMALL_TENANT.called("{id}b"));

    untilStalled("{id}b", "NotOwned");
    assertThat(readyMessage("{id}b"))
        .isEqualTo(
            parts.project().describe()
                + " exists and was handed over, but lifecycle.adoption is Fail; say"
                + " lifecycle.adoption: Adopt to have it taken over, or Observe to see first what"
                + " that does");
    assertThat(corner.hasMark(parts.namespace("dev"))).as("a namespace is").isTrue();
    assertThat(asWritten(parts.project())).isEqualTo(before);
    assertThat(corner.hasMark(web)).isFalse();
    assertThat(corner.status("{id}b").orElseThrow().adoption()).isEmpty();
  }

  @Test
  void whoOnlyObservesTouchesNothingAndSeesWhatDiffers() {
    Parts parts = parts("{id}c");
    ObjectId web = parts.application("web", "dev");
    corner.apply(HandMade.small(parts.tenant()).asItRuns());
    eventually("it is delivered", () -> isSynced(web));
    Map<ObjectId, String> before = asWritten(parts.project(), parts.namespace("dev"));
    Instant since = Instant.now();

    corner.apply(adopting("{id}c", "Observe"));

    eventually("all of it is met", () -> met("{id}c").size() == 3);
    assertThat(met("{id}c"))
        .extracting(AdoptionItem::kind, AdoptionItem::state)
        .containsExactly(
            tuple("Namespace", AdoptionState.Unmarked),
            tuple("AppProject", AdoptionState.Unmarked),
            tuple("Application", AdoptionState.Unmarked));
    AdoptionItem project = met("{id}c").get(1);
    assertThat(project.owner()).isEqualTo("\"user\"");
    assertThat(project.differences())
        .contains(
            new FieldDifference(
                "spec.sourceRepos",
                "[\"*\"]",
                "[\"https://git.example.com/payments/deploy.git\"]"));
    assertThat(project.differencesTotal()).isGreaterThan(5);
    untilStalled("{id}c", "NotOwned");
    assertThat(asWritten(parts.project(), parts.namespace("dev"))).isEqualTo(before);
    assertThat(writes(since))
        .as("nothing is sent to what is there, nor made in it")
        .noneMatch(r -> r.namespace().equals("argocd") && r.name().startsWith(parts.tenant()))
        .noneMatch(r -> r.name().equals(parts.namespace("dev").name()))
        .noneMatch(r -> r.namespace().equals(parts.namespace("dev").name()));
  }

  @Test
  void aTokenOfARoleThatNoContractHasIsInTheWay() {
    Parts parts = parts("{id}d");
    corner.apply(HandMade.small(parts.tenant()).handedOver());
    somebody.changes(
        parts.project(),
        "{\"status\":{\"jwtTokensByRole\":{\"nightly\":{\"items\":[{\"iat\":1700000001}]}}}}");
    Map<ObjectId, String> before = asWritten(parts.project());

    corner.apply(adopting("{id}d", "Adopt"));

    untilStalled("{id}d", "NotOwned");
    assertThat(readyMessage("{id}d"))
        .contains("tokens of its role \"nightly\" would act for nobody");
    assertThat(asWritten(parts.project())).isEqualTo(before);

    somebody.changes(parts.project(), "{\"status\":{\"jwtTokensByRole\":{\"nightly\":null}}}");
    untilReady("{id}d");
  }

  @Test
  void whatAnotherTenantHasIsNotAdoptedWhateverItSays() {
    ObjectId namespace = parts("{id}e").namespace("dev");
    corner.apply(SMALL_TENANT.called("{id}e"));
    untilReady("{id}e");
    somebody.annotates(namespace, "platformtenant.io/adopt", corner.id() + "f");
    // It claims the namespace no longer, but what it now says is refused, and all stays as it was.
    corner.apply(SMALL_TENANT.called("{id}e").environment("dev", "home-somebody"));
    untilStalled("{id}e", "InvalidSpec");

    corner.apply(adopting("{id}f", "Adopt").environment("dev", namespace.name()));

    untilStalled("{id}f", "NotOwned");
    assertThat(met("{id}f"))
        .filteredOn(item -> item.kind().equals("Namespace"))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.state()).isEqualTo(AdoptionState.Owned);
              assertThat(item.owner()).isEqualTo("tenant \"" + corner.id() + "e\"");
            });
    assertThat(corner.get(namespace).getMetadata().getLabels())
        .containsEntry("platformtenant.io/tenant", corner.id() + "e");
  }

  /**
   * Around the writes that an adoption takes, status included: around every third, or with {@code
   * -Pkill} around each; {@code -Dkill.seed} repeats which.
   */
  @Test
  void whoeverIsKilledInBetweenIsFollowedByOneWhoEndsIt() {
    int writes = adopted(begun());
    List<Integer> points =
        IntStream.rangeClosed(1, writes)
            .filter(n -> ALL || n % EVERY == Math.floorMod(SEED, EVERY))
            .boxed()
            .toList();

    // Before it is sent and after it was done by turns.
    try (var threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
      points.stream()
          .map(
              n ->
                  n % 2 == 0
                      ? FaultyWire.before(n, StatusWrites.COUNTED)
                      : FaultyWire.after(n, StatusWrites.COUNTED))
          .map(wire -> CompletableFuture.runAsync(() -> killed(wire), threads))
          .toList()
          .forEach(CompletableFuture::join);
    }
    System.out.printf(
        "kill points of an adoption: %d of %d tried, seed %d%n", points.size(), writes, SEED);
  }

  private void killed(FaultyWire wire) {
    Corner there = begun();
    try (var _ = start(there, wire)) {
      within(PATIENCE)
          .until("it is killed, or through", () -> wire.isCut() || there.isReady("{id}"));
    }
    adopted(there);
  }

  private Corner begun() {
    Corner there = new Corner(admin, "adoptkill");
    there.apply(CLASS);
    there.apply(HandMade.small(there.id()).handedOver());
    there.apply(adopting("{id}", "Adopt"));
    return there;
  }

  /** How many writes that took. */
  private int adopted(Corner there) {
    FaultyWire wire = FaultyWire.counting(StatusWrites.COUNTED);
    Parts parts = new Parts(there.id());
    try (var _ = start(there, wire)) {
      within(PATIENCE).until("it is Ready", () -> there.isReady("{id}"));
    }
    GenericKubernetesResource project = there.get(parts.project());
    assertThat(project.<Object>get("spec", "orphanedResources")).isNull();
    assertThat(tokensOf(project, "deployer")).contains("pipeline");
    for (ObjectId id : List.of(parts.project(), parts.application("web", "dev"))) {
      assertThat(managersOfSpec(id)).as(id.describe()).containsExactly("Apply");
      assertThat(there.get(id).getMetadata().getAnnotations())
          .containsEntry("platformtenant.io/adopted", "true")
          .hasEntrySatisfying(
              "platformtenant.io/applied-hash", hash -> assertThat(hash).matches("[0-9a-f]{20}"));
    }
    there.clear();
    return wire.writes();
  }

  private static RunningOperator start(Corner there, FaultyWire wire) {
    return RunningOperator.start(
        ControlPlane.shared(), RunningOperator.quick(there.selector(), false), wire::connect);
  }

  private static TenantYaml adopting(String name, String how) {
    return SMALL_TENANT.called(name).with("lifecycle: {adoption: " + how + "}");
  }

  private List<AdoptionItem> met(String tenant) {
    return corner.status(tenant).map(status -> status.adoption()).orElse(List.of());
  }

  private boolean isSynced(ObjectId application) {
    return Optional.ofNullable(corner.get(application))
        .map(app -> app.<Object>get("status", "operationState", "phase"))
        .filter("Succeeded"::equals)
        .isPresent();
  }

  /** The ConfigMap that stands for what an Application brings, as it was last written. */
  private String deliveredAs(ObjectId application) {
    return Stream.of(corner.get(application).<String>get("spec", "destination", "namespace"))
        .map(
            namespace ->
                admin
                    .configMaps()
                    .inNamespace(namespace)
                    .withName(application.name() + "-synced")
                    .get()
                    .getMetadata())
        .map(metadata -> metadata.getUid() + " " + metadata.getResourceVersion())
        .findFirst()
        .orElseThrow();
  }

  private static String tokensOf(GenericKubernetesResource project, String role) {
    return project.<List<Map<String, Object>>>get("spec", "roles").stream()
        .filter(there -> role.equals(there.get("name")))
        .map(there -> String.valueOf(there.get("jwtTokens")))
        .findFirst()
        .orElseThrow();
  }

  /** How those that own anything of its spec came to. */
  private List<String> managersOfSpec(ObjectId id) {
    return corner.get(id).getMetadata().getManagedFields().stream()
        .filter(entry -> entry.getSubresource() == null || entry.getSubresource().isEmpty())
        .filter(entry -> entry.getFieldsV1().getAdditionalProperties().containsKey("f:spec"))
        .map(ManagedFieldsEntry::getOperation)
        .toList();
  }

  private Map<ObjectId, String> asWritten(ObjectId... ids) {
    return Stream.of(ids).collect(toMap(id -> id, id -> corner.writtenAs(id)));
  }

  private Stream<AuditLog.Request> writes(Instant since) {
    return ControlPlane.shared().audit().by(RunningOperator.user(), since).stream()
        .filter(AuditLog.Request::isWrite);
  }
}
