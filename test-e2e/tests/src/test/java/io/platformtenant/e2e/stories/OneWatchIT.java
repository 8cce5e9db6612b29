package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.waiting.Eventually.within;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.client.OperatorClient;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.testkit.controlplane.AuditLog.Request;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.Corner;
import io.platformtenant.testkit.tenants.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is looked at and what is seen beside it come by one watch, whatever the selector says. */
class OneWatchIT extends Story {
  private static final String AGENT = "counts its watches";

  @Test
  void everyKindIsWatchedOnce() {
    Instant since = Instant.now();
    var settings = RunningOperator.quick(corner.selector(), reconcilesClasses());
    try (var _ =
        RunningOperator.start(
            ControlPlane.shared(),
            settings,
            c -> OperatorClient.builder().withConfig(named(c)).build())) {
      within(PATIENCE)
          .untilAsserted(
              "each kind is watched once",
              () ->
                  assertThat(watches(since))
                      .containsOnlyKeys(
                          Stream.concat(
                                  Stream.of(
                                      "platformtenants",
                                      "platformtenantclasses",
                                      "platformtenantoverrides"),
                                  Stream.of(ManagedKind.values()).map(ManagedKind::plural))
                              .toList())
                      .allSatisfy((kind, times) -> assertThat(times).isEqualTo(1)));
    }
  }

  /** Who has no business with a tenant leaves no finalizer on it that nobody takes off. */
  @Test
  void onlyWhatIsSelectedIsReconciled() {
    // Of two tenants of one second, the first by name has a namespace.
    var others = new Corner(admin, "one");
    others.apply(Samples.PLAIN_CLASS);
    others.apply(Samples.SMALL_TENANT);
    corner.apply(Samples.PLAIN_CLASS);
    corner.apply(Samples.SMALL_TENANT.environment("more", others.id() + "-dev"));

    within(PATIENCE, () -> "It says " + corner.condition("{id}", "Ready").orElse(null))
        .until(
            "a name of the other is taken",
            () ->
                corner
                    .condition("{id}", "Ready")
                    .filter(c -> c.reason().equals("NameConflict"))
                    .isPresent());
    assertThat(others.tenant("{id}").getMetadata().getFinalizers()).isEmpty();
    assertThat(others.tenant("{id}").getStatus()).isNull();

    write(others, "metadata: {labels: {example.com/story: %s}}".formatted(corner.id()));
    within(PATIENCE).until("it is ours now", () -> others.isReady("{id}"));

    write(others, "metadata: {labels: {example.com/story: %s}}".formatted(others.id()));
    write(others, "spec: {owner: {contact: '#others'}}");
    corner.apply(Samples.SMALL_TENANT);
    untilReady("{id}");
    within(PATIENCE)
        .untilCalm(
            "nothing is told of it",
            Duration.ofSeconds(2),
            () -> others.status("{id}").orElse(null));
    assertThat(others.isReady("{id}")).as("told of what it says now").isFalse();
  }

  private void write(Corner whose, String patch) {
    admin
        .resources(PlatformTenant.class)
        .withName(whose.id())
        .patch(PatchContext.of(PatchType.JSON_MERGE), json(patch));
  }

  private static String json(String yaml) {
    return Serialization.asJson(Serialization.unmarshal(yaml, Map.class));
  }

  private static Config named(Config config) {
    return new ConfigBuilder(config).withUserAgent(AGENT).build();
  }

  private static Map<String, Long> watches(Instant since) {
    return ControlPlane.shared().audit().by(RunningOperator.user(), since).stream()
        .filter(request -> request.verb().equals("watch") && request.userAgent().equals(AGENT))
        .collect(groupingBy(Request::resource, counting()));
  }
}
