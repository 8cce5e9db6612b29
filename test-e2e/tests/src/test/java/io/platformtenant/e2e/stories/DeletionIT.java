package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.tenants.Samples.SMALL_TENANT;
import static io.platformtenant.testkit.tenants.Samples.TENANT;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.cli.deletion.DeletePlanCommand;
import io.platformtenant.operator.drift.DriftPace;
import io.platformtenant.operator.lifecycle.DeletionPace;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.reconcile.OperatorSettings;
import io.platformtenant.operator.reconcile.OperatorSettings.Paces;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.tenants.TenantYaml;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What keeps a tenant from being deleted by mistake. */
class DeletionIT extends Story {
  private static final List<String> FOLDER = List.of("{id}a", "{id}b", "{id}c", "{id}d");

  @BeforeAll
  static void thePoliciesAreThere() {
    Chart.render(Map.of()).install(ControlPlane.shared().admin());
  }

  @Test
  void aProtectedTenantGoesOnlyWhenThatIsApproved() {
    corner.apply(CLASS);
    corner.apply(TENANT);
    untilReady("{id}");
    PlatformTenant tenant = corner.tenant("{id}");
    assertThat(tenant.getStatus().deletionProtection()).isTrue();
    assertThat(tenant.getStatus().blastRadius().summary())
        .contains("2 applications, 4 stages, 2 namespaces");
    String all = tenant.getStatus().blastRadius().summary();
    JsonNode plan = deletePlan();
    assertThat(plan.path("held").asText()).contains("protected from deletion", "kubectl annotate");

    assertThatThrownBy(() -> admin.resource(tenant).delete())
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContainingAll(all, "nobody has approved it", "kubectl annotate");
    corner.annotate("{id}", ApiGroup.DELETION_APPROVED_ANNOTATION, "yes");
    assertThatThrownBy(() -> admin.resource(tenant).delete())
        .hasMessageContaining("\"yes\" is no time as RFC 3339");

    // Policies know no time, so an approval of last week passes them, and nothing more.
    corner.annotate(
        "{id}",
        ApiGroup.DELETION_APPROVED_ANNOTATION,
        Instant.now().minus(7, ChronoUnit.DAYS).toString());
    SortedSet<ObjectId> before = corner.everythingOf(corner.id());
    admin.resource(tenant).delete();
    untilHeld("{id}", "more than 24 hours older than the deletion");
    assertThat(corner.everythingOf(corner.id())).isEqualTo(before);
    assertThat(before).noneMatch(id -> corner.get(id).isMarkedForDeletion());
    assertThat(references(plan))
        .as("the plan of the deletion named all there is")
        .containsExactlyInAnyOrderElementsOf(before.stream().map(ObjectId::reference).toList());

    corner.approveDeletion("{id}");
    eventually("it is gone", () -> corner.tenant("{id}") == null);
    assertThat(corner.everythingOf(corner.id())).isEmpty();
  }

  /** A folder of the repository that declares tenants is renamed, and what deploys it prunes. */
  @Test
  void manyThatAreDeletedAtOnceAreHeld() {
    FOLDER.forEach(this::apply);
    FOLDER.forEach(this::untilReady);
    Map<String, SortedSet<ObjectId>> before =
        FOLDER.stream()
            .collect(
                Collectors.toMap(
                    name -> name, name -> corner.everythingOf(name.replace("{id}", corner.id()))));

    FOLDER.forEach(name -> admin.resource(corner.tenant(name)).delete());

    FOLDER.forEach(name -> untilHeld(name, " tenants were deleted within ten minutes"));
    before.forEach(
        (name, all) ->
            assertThat(all)
                .isNotEmpty()
                .allMatch(id -> corner.exists(id) && !corner.get(id).isMarkedForDeletion()));

    corner.approveDeletion(FOLDER.getFirst());
    eventually("what is meant goes", () -> corner.tenant(FOLDER.getFirst()) == null);

    Map<ObjectId, String> uids = uids(FOLDER.getLast());
    corner.annotate(FOLDER.getLast(), ApiGroup.DELETION_WITHDRAWN_ANNOTATION, "true");
    eventually("what is not is let go", () -> corner.tenant(FOLDER.getLast()) == null);
    apply(FOLDER.getLast());
    untilReady(FOLDER.getLast());
    assertThat(uids(FOLDER.getLast())).isEqualTo(uids);
  }

  /** As the command prints it. */
  private JsonNode deletePlan() {
    var out = new StringWriter();
    var command =
        new DeletePlanCommand(
            context -> new KubernetesClientBuilder().withConfig(admin.getConfiguration()).build());
    int code =
        new CommandLine(command).setOut(new PrintWriter(out)).execute(corner.id(), "-o", "json");
    assertThat(code).as("something would hold it up").isEqualTo(1);
    return Serialization.unmarshal(out.toString(), JsonNode.class);
  }

  private static List<String> references(JsonNode plan) {
    return plan.path("steps")
        .valueStream()
        .flatMap(step -> step.path("objects").valueStream())
        .map(
            object ->
                Stream.of("kind", "namespace", "name")
                    .map(field -> object.path(field).asText())
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining("/")))
        .toList();
  }

  /** A merge that drops an environment, and the one that puts it back. */
  @Test
  void aProtectedEnvironmentLeavesOnlyWhenThatIsApproved() {
    String name = "{id}p";
    TenantYaml both = TENANT.called(name);
    TenantYaml without =
        both.without("environments/prod").without("delivery/applications/api/environments/prod");
    corner.apply(CLASS);
    corner.apply(both);
    untilReady(name);
    Map<ObjectId, String> before = uids(name);

    corner.apply(without);
    untilSays(name, "protected environment \"prod\" would lose");
    assertThat(uids(name)).as("nothing is touched").isEqualTo(before);
    assertThat(before.keySet()).noneMatch(id -> corner.get(id).isMarkedForDeletion());
    assertThat(corner.condition(name, "Ready").orElseThrow().message())
        .contains("1 application, 2 stages, 1 namespace", "deletion-approved=");
    assertThatThrownBy(() -> admin.resource(corner.tenant(name)).delete())
        .as("and it is protected still")
        .hasMessageContaining("nobody has approved it");

    corner.apply(both);
    untilReady(name);
    assertThat(uids(name)).as("nothing was made anew").isEqualTo(before);

    corner.apply(without);
    untilSays(name, "protected environment \"prod\" would lose");
    corner.approveDeletion(name);
    within(PATIENCE)
        .until(
            "what is meant goes",
            () ->
                corner.isReady(name)
                    && corner.everythingOf(name).stream()
                        .noneMatch(id -> id.name().contains("prod")));
  }

  private void untilSays(String name, String what) {
    eventually(
        name + " says " + what,
        () ->
            corner
                .condition(name, "Ready")
                .filter(ready -> ready.reason().equals("RemovalHeld"))
                .filter(ready -> ready.message().contains(what))
                .isPresent());
  }

  private void apply(String name) {
    corner.apply(CLASS.yaml().replace("{id}", name));
    corner.apply(SMALL_TENANT.yaml().replace("{id}", name));
  }

  private Map<ObjectId, String> uids(String name) {
    return corner.everythingOf(name.replace("{id}", corner.id())).stream()
        .collect(Collectors.toMap(id -> id, id -> corner.get(id).getMetadata().getUid()));
  }

  private void untilHeld(String name, String why) {
    eventually(
        name + " is held",
        () ->
            corner
                .condition(name, "Ready")
                .filter(ready -> ready.reason().equals("RemovalHeld"))
                .filter(ready -> ready.message().contains(why))
                .isPresent());
    assertThat(corner.status(name).orElseThrow().deletion().step()).isEqualTo("Approval");
  }

  @Override
  OperatorSettings operatorSettings() {
    return super.operatorSettings()
        .at(
            new Paces(
                DriftPace.USUAL, new DeletionPace(3, Duration.ofSeconds(2)), 2, Optional.empty()));
  }
}
