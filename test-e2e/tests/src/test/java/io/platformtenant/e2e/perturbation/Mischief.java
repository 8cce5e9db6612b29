package io.platformtenant.e2e.perturbation;

import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.engines.standins.machine.Script;
import io.platformtenant.engines.standins.machine.ScriptKey;
import io.platformtenant.operator.client.Contexts;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.testkit.faults.WatchEvent;
import io.platformtenant.testkit.faults.WatchWire;
import io.platformtenant.testkit.journeys.Journey;
import io.platformtenant.testkit.journeys.Manifests;
import io.platformtenant.testkit.tenants.Corner;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What is done to an object while an operator hears nothing of its kind. */
final class Mischief {
  private static final Duration A_MOMENT = Duration.ofMillis(300);
  private static final PatchContext MERGE =
      new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();

  private final KubernetesClient admin;
  private final Script script;
  private final Corner corner;
  private final Journey journey;
  private final WatchWire wire;
  private final WatchEvent event;

  Mischief(
      KubernetesClient admin,
      Script script,
      Corner corner,
      Journey journey,
      WatchWire wire,
      WatchEvent event) {
    this.admin = admin;
    this.script = script;
    this.corner = corner;
    this.journey = journey;
    this.wire = wire;
    this.event = event;
  }

  /** Until something more has happened to the object, or nothing does. */
  void awaitNext() {
    within(PATIENCE)
        .untilCalm(
            "the next event, or none",
            A_MOMENT.multipliedBy(3),
            () -> wire.kept().stream().filter(event::isOfTheSameAs).count());
  }

  void awaitCalm() {
    within(PATIENCE).untilCalm("what is held", A_MOMENT, () -> wire.kept().size());
  }

  void changeAndBack() {
    long before = held();
    if (isChangedAndBack()) {
      within(PATIENCE).until("both changes are held", () -> held() > before);
    }
  }

  /** Whether it was still there to be changed. */
  private boolean isChangedAndBack() {
    return switch (event.resource()) {
      case "platformtenants", "platformtenantclasses" -> {
        applyOther();
        applyAgain();
        yield true;
      }
      default -> mark(null) && mark(ApiGroup.FIELD_MANAGER);
    };
  }

  /** Whether it had not gone meanwhile. */
  private boolean mark(String value) {
    try {
      live()
          .patch(
              MERGE,
              "{\"metadata\":{\"labels\":{\"%s\":%s}}}"
                  .formatted(
                      ApiGroup.MANAGED_BY_LABEL, value == null ? "null" : '"' + value + '"'));
      return true;
    } catch (KubernetesClientException e) {
      assertThat(e.getCode()).as("it may have gone meanwhile").isEqualTo(404);
      return false;
    }
  }

  /** What people meant before this journey, or something else. */
  private void applyOther() {
    switch (journey) {
      case ON_BOARDING, UPDATE -> Journey.UPDATE.begin(corner);
      case WIDENING, CLASS_CHANGE, NARROWING -> Journey.ON_BOARDING.begin(corner);
      case OFF_BOARDING -> corner.apply(Manifests.CLASS);
    }
  }

  /** What people mean since this journey began; each of them comes after the ones before. */
  private void applyAgain() {
    switch (journey) {
      case ON_BOARDING, UPDATE, WIDENING -> journey.begin(corner);
      case CLASS_CHANGE -> {
        Journey.WIDENING.begin(corner);
        Journey.CLASS_CHANGE.begin(corner);
      }
      case NARROWING -> {
        Journey.NARROWING.begin(corner);
        Journey.CLASS_CHANGE.begin(corner);
      }
      case OFF_BOARDING -> Journey.CLASS_CHANGE.begin(corner);
    }
  }

  void makeAnew() {
    var was = live().get();
    if (was == null || was.isMarkedForDeletion()) {
      return;
    }
    if (event.resource().equals("platformtenants")) {
      corner.approveDeletion(event.name());
    }
    live().delete();
    within(PATIENCE)
        .until(
            "it is gone",
            () -> {
              strip();
              return live().get() == null;
            });
    was.getMetadata().setUid(null);
    was.getMetadata().setResourceVersion(null);
    was.getMetadata().setManagedFields(null);
    was.getMetadata().setCreationTimestamp(null);
    was.getMetadata().setGeneration(null);
    was.setAdditionalProperty("status", null);
    if (isOurs()) {
      was.getMetadata().setFinalizers(null);
      // Whoever makes it again is its author too: what another manager had made nobody could take
      // out.
      corner.apply(Serialization.asJson(was));
      applyAgain();
    } else {
      createUnlessMade(was);
    }
  }

  /** What a set makes, its controller may have made anew before anybody else. */
  private void createUnlessMade(GenericKubernetesResource was) {
    try {
      admin.resource(was).create();
    } catch (KubernetesClientException e) {
      assertThat(e.getCode()).as(e.getMessage()).isEqualTo(409);
    }
  }

  /** Only the operator takes its finalizer off, and it is to know nothing. */
  private void strip() {
    if (isOurs()) {
      Optional.ofNullable(live().get())
          .ifPresent(o -> live().patch(MERGE, "{\"metadata\":{\"finalizers\":null}}"));
    }
  }

  private boolean isOurs() {
    return event.resource().startsWith("platformtenant");
  }

  void failAfterReady() {
    script.failing(key(), "HealthCheckFailed", "it was well for a moment");
    within(PATIENCE)
        .until(
            "the stage fails",
            () ->
                wire.kept().stream()
                    .filter(event::isOfTheSameAs)
                    .anyMatch(e -> "False".equals(readyIn(e))));
  }

  void seeGateShutAndHeal() {
    var environment =
        event.object().path("metadata").path("labels").path(ApiGroup.ENVIRONMENT_LABEL).asText();
    try {
      within(PATIENCE)
          .untilCalm(
              "the status", A_MOMENT.multipliedBy(3), () -> corner.status("{id}").orElse(null));
      assertThat(
              admin
                  .genericKubernetesResources(context(ManagedKind.APPLICATION))
                  .inAnyNamespace()
                  .withLabels(
                      Map.of(
                          ApiGroup.TENANT_LABEL,
                          corner.id(),
                          ApiGroup.ENVIRONMENT_LABEL,
                          environment))
                  .list()
                  .getItems())
          .as("Applications behind the gate of " + environment)
          .isEmpty();
    } finally {
      script.heal(key());
    }
  }

  /** What an object says of condition Ready; null when it says nothing. */
  static String readyIn(WatchEvent event) {
    return StreamSupport.stream(
            event.object().path("status").path("conditions").spliterator(), false)
        .filter(condition -> condition.path("type").asText().equals("Ready"))
        .map(condition -> condition.path("status").asText())
        .findFirst()
        .orElse(null);
  }

  private ScriptKey key() {
    return ScriptKey.kustomization(event.namespace(), event.name());
  }

  private long held() {
    return wire.kept().stream().filter(event::isOfTheSameAs).count();
  }

  private Resource<GenericKubernetesResource> live() {
    var all = admin.genericKubernetesResources(context());
    return event.namespace().isEmpty()
        ? all.withName(event.name())
        : all.inNamespace(event.namespace()).withName(event.name());
  }

  private ResourceDefinitionContext context() {
    JsonNode object = event.object();
    var group = object.path("apiVersion").asText();
    int slash = group.indexOf('/');
    return new ResourceDefinitionContext.Builder()
        .withGroup(slash < 0 ? "" : group.substring(0, slash))
        .withVersion(group.substring(slash + 1))
        .withKind(object.path("kind").asText())
        .withPlural(event.resource())
        .withNamespaced(!event.namespace().isEmpty())
        .build();
  }

  private static ResourceDefinitionContext context(ManagedKind kind) {
    return Contexts.of(kind);
  }
}
