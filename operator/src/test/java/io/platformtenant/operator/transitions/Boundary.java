package io.platformtenant.operator.transitions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.kinds.Purpose;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.TenantPlan;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the platform says now, and what nobody of a team can keep out or keep, whatever they write:
 * read off a plan in which the team says nothing at all.
 */
record Boundary(TenantPlan platform, Set<String> byHand, Set<String> shared) {
  private static final Set<Purpose> OF_PLATFORM =
      Set.of(Purpose.NAMESPACE, Purpose.BOUND, Purpose.ACCOUNT);

  /** Fails where a plan has more than the platform gives, or less than it imposes. */
  void holds(TenantPlan plan, Set<String> groups, String as) {
    assertThat(ofPlatform(plan)).as(as).isEqualTo(ofPlatform(platform));
    plan.objects()
        .forEach(
            (id, object) -> {
              JsonNode body = object.body();
              switch (id.kind().purpose()) {
                case BINDING -> people(id, body, groups, as);
                case PROJECT -> project(body.path("spec"), plan, groups, as);
                case APPLICATION -> delivers(id, body.path("spec"), object.environment(), as);
                case APPLICATION_SET ->
                    delivers(id, body.at("/spec/template/spec"), object.environment(), as);
                case STAGE -> stage(id, body, object.environment(), as);
                case NAMESPACE, BOUND, ACCOUNT, SOURCE -> {}
              }
            });
  }

  /** Everything that no field of a team takes part in. */
  private static Map<ObjectId, String> ofPlatform(TenantPlan plan) {
    Map<ObjectId, String> bodies = new TreeMap<>();
    plan.objects()
        .forEach(
            (id, object) -> {
              if (OF_PLATFORM.contains(id.kind().purpose())
                  || isOfAccount(id)
                  || isOfClass(id, object.body())) {
                bodies.put(id, object.body().toString());
              }
            });
    return bodies;
  }

  private static boolean isOfAccount(ObjectId id) {
    return id.kind().purpose() == Purpose.BINDING && !id.name().startsWith("access-");
  }

  private static boolean isOfClass(ObjectId id, JsonNode body) {
    return switch (id.kind().purpose()) {
      case SOURCE -> id.name().startsWith("platform-");
      case STAGE -> label(body, ApiGroup.STAGE_LABEL).startsWith("platform-");
      case NAMESPACE, BOUND, ACCOUNT, BINDING, PROJECT, APPLICATION, APPLICATION_SET -> false;
    };
  }

  private void people(ObjectId id, JsonNode body, Set<String> groups, String as) {
    if (isOfAccount(id)) {
      return;
    }
    Set<String> mayBe = new HashSet<>(groups);
    platform.objects().forEach((other, object) -> mayBe.addAll(subjects(other, object.body())));
    assertThat(mayBe).as("%s: people of %s", as, id).containsAll(subjects(id, body));
    assertThat(body.at("/roleRef/name").asText())
        .as("%s: role of %s", as, id)
        .isEqualTo(id.name().substring(id.name().indexOf(':') + 1));
  }

  private static Set<String> subjects(ObjectId id, JsonNode body) {
    return isOfAccount(id) || id.kind().purpose() != Purpose.BINDING
        ? Set.of()
        : body.path("subjects")
            .valueStream()
            .map(subject -> subject.path("name").asText())
            .collect(Collectors.toSet());
  }

  private void project(JsonNode spec, TenantPlan plan, Set<String> groups, String as) {
    JsonNode bare = project(platform);
    for (String field :
        Set.of(
            "destinations",
            "destinationServiceAccounts",
            "clusterResourceWhitelist",
            "sourceNamespaces",
            "namespaceResourceBlacklist")) {
      assertThat(spec.path(field)).as("%s: project, %s", as, field).isEqualTo(bare.path(field));
    }
    windows(spec, bare, as);
    Set<String> allowed = new HashSet<>(groups);
    bare.findValues("groups").forEach(list -> allowed.addAll(texts(list)));
    spec.findValues("groups")
        .forEach(
            list ->
                assertThat(allowed).as("%s: groups of the project", as).containsAll(texts(list)));
    policies(spec, plan, as);
  }

  /** A window of the class denies as long as it says so. */
  private static void windows(JsonNode spec, JsonNode bare, String as) {
    for (JsonNode window : bare.path("syncWindows")) {
      assertThat(
              spec.path("syncWindows")
                  .valueStream()
                  .anyMatch(
                      here ->
                          Set.of("kind", "schedule", "duration", "timeZone").stream()
                                  .allMatch(f -> here.path(f).equals(window.path(f)))
                              && texts(here.path("namespaces"))
                                  .containsAll(texts(window.path("namespaces")))
                              && (!here.has("manualSync") || window.has("manualSync"))))
          .as("%s: window %s is in %s", as, window, spec.path("syncWindows"))
          .isTrue();
    }
  }

  private void policies(JsonNode spec, TenantPlan plan, String as) {
    Set<String> hands = new TreeSet<>();
    Stream.concat(plan.objects().values().stream(), plan.held().stream().map(held -> held.object()))
        .filter(object -> byHand.contains(object.environment()))
        .filter(object -> object.id().kind() == ManagedKind.APPLICATION)
        .forEach(object -> hands.add("/" + object.id().name() + ","));
    for (JsonNode role : spec.path("roles")) {
      if (!role.path("name").asText().startsWith("approver")) {
        assertThat(texts(role.path("policies")))
            .as("%s: %s where it is protected", as, role.path("name"))
            .noneMatch(p -> p.contains(", sync, ") && hands.stream().anyMatch(p::contains));
      }
    }
  }

  private void delivers(ObjectId id, JsonNode spec, String environment, String as) {
    assertThat(namespaces(environment))
        .as("%s: place of %s", as, id)
        .contains(spec.at("/destination/namespace").asText());
    if (byHand.contains(environment)) {
      assertThat(spec.path("syncPolicy").has("automated")).as("%s: %s", as, id).isFalse();
    }
  }

  private void stage(ObjectId id, JsonNode body, String environment, String as) {
    if (isOfClass(id, body)) {
      return;
    }
    JsonNode spec = body.path("spec");
    assertThat(spec.path("serviceAccountName").asText())
        .as("%s: account of %s", as, id)
        .isEqualTo("tenant-reconciler-" + environment);
    if (spec.has("targetNamespace")) {
      assertThat(namespaces(environment))
          .as("%s: place of %s", as, id)
          .contains(spec.path("targetNamespace").asText());
    }
    String source = spec.at("/sourceRef/name").asText();
    if (source.startsWith("platform-")) {
      assertThat(shared).as("%s: source of %s", as, id).contains(source);
    }
  }

  private Collection<String> namespaces(String environment) {
    return platform.objects().entrySet().stream()
        .filter(o -> o.getKey().kind() == ManagedKind.NAMESPACE)
        .filter(o -> label(o.getValue().body(), ApiGroup.ENVIRONMENT_LABEL).equals(environment))
        .map(o -> o.getKey().name())
        .toList();
  }

  private static JsonNode project(TenantPlan plan) {
    return plan.objects().entrySet().stream()
        .filter(o -> o.getKey().kind() == ManagedKind.APP_PROJECT)
        .map(o -> o.getValue().body().path("spec"))
        .findFirst()
        .orElseThrow();
  }

  private static String label(JsonNode object, String key) {
    return object.path("metadata").path("labels").path(key).asText();
  }

  private static Set<String> texts(JsonNode list) {
    return list.valueStream()
        .map(text -> text.asText().replace("\"", ""))
        .collect(Collectors.toSet());
  }
}
