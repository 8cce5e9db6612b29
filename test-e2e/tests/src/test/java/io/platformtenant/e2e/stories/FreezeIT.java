package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.tenants.Samples.TENANT;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.tenants.TenantYaml;
import io.platformtenant.testkit.users.ClusterUser;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tenant that takes in nothing new for a time, and everything afterwards. */
class FreezeIT extends Story {
  private static final String URL = "https://git.example.com/frozen/config.git";
  private static final String BY_HAND =
      "{\"operation\":{\"sync\":{},\"initiatedBy\":{\"username\":\"somebody\"}}}";
  private static final TenantYaml OURS =
      TENANT.with("bootstrap: {sources: [{name: config, git: {url: \"" + URL + "\"}}]}");

  private final ClusterUser somebody = ClusterUser.admin(admin);
  private final Parts parts = new Parts(corner.id());

  @BeforeEach
  void onboard() {
    corner.apply(CLASS);
    corner.apply(OURS);
    untilReady("{id}");
  }

  @Test
  void oneEnvironmentKeepsWhatItHasAndGetsTheRestAfterwards() {
    SortedMap<ObjectId, Object> before = allThatIsSaid();
    String had = applied("prod");

    corner.apply(OURS.with(freeze(now().minusSeconds(60), now().plusSeconds(3_600), "[prod]")));
    eventually(
        "production has a source of its own", () -> "config.frozen.prod".equals(follows("prod")));
    push();
    eventually("staging has what is new", () -> !applied("staging").equals(had));
    untilReady("{id}");
    assertThat(applied("prod")).isEqualTo(had);
    assertThat(follows("staging")).isEqualTo("config");
    assertThat(corner.condition("{id}", "Frozen").orElseThrow().message()).contains("\"prod\"");
    assertThat(corner.status("{id}").orElseThrow().freeze().active()).isTrue();
    assertThat(windows()).hasSize(1);

    // Drift is repaired, and whoever is restarted takes nothing newer.
    somebody.changes(parts.stage("prod", "addons"), "{\"spec\":{\"path\":\"./mine\"}}");
    eventually(
        "it is put back",
        () -> !"./mine".equals(corner.get(parts.stage("prod", "addons")).get("spec", "path")));
    push();
    restartOperator();
    untilLookedAtAgain();
    untilReady("{id}");
    assertThat(applied("prod")).isEqualTo(had);

    corner.apply(OURS);
    eventually("all is as it was", () -> allThatIsSaid().equals(before));
    eventually("production has what is new", () -> applied("prod").equals(applied("staging")));
    assertThat(applied("prod")).isNotEqualTo(had);
    untilReady("{id}");
    assertThat(corner.condition("{id}", "Frozen")).isEmpty();
    assertThat(corner.told(corner.id(), "Frozen")).isNotEmpty();
    assertThat(corner.told(corner.id(), "Thawed")).hasSize(1);
  }

  /** Nobody touches anything: the clock alone says when. */
  @Test
  void itBeginsAndEndsOnTime() {
    SortedMap<ObjectId, Object> before = allThatIsSaid();
    String had = applied("prod");
    Instant begin = now().plusSeconds(6);
    Instant end = begin.plusSeconds(20);

    corner.apply(OURS.with(freeze(begin, end, "")));
    eventually("its window is written ahead", () -> windows() != null);
    assertThat(Instant.now()).as("this machine is too slow for this test").isBefore(begin);
    assertThat(corner.condition("{id}", "Frozen")).isEmpty();

    eventually("it begins", () -> corner.condition("{id}", "Frozen").isPresent());
    assertThat(Instant.now()).isAfterOrEqualTo(begin);
    eventually("it is held", () -> heldTo() != null);
    push();
    assertThat(applied("prod")).isEqualTo(had);

    eventually("it ends", () -> corner.condition("{id}", "Frozen").isEmpty());
    assertThat(Instant.now()).isAfterOrEqualTo(end);
    eventually("what is new arrives", () -> !applied("prod").equals(had));
    corner.apply(OURS);
    eventually("all is as it was", () -> allThatIsSaid().equals(before));
  }

  @Test
  void aSyncThatIsAskedForMeanwhileIsTakenAway() {
    corner.apply(OURS.with(freeze(now().minusSeconds(60), now().plusSeconds(3_600), "")));
    eventually("its window is there", () -> windows() != null);
    ObjectId api = parts.application("api", "prod");

    somebody.changes(api, BY_HAND);

    eventually("it is told", () -> !corner.told(corner.id(), "SyncEnded").isEmpty());
    assertThat(corner.get(api).<Object>get("operation")).isNull();
    untilReady("{id}");
  }

  @Test
  void aFrozenTenantIsTakenDown() {
    corner.apply(OURS.with(freeze(now().minusSeconds(60), now().plusSeconds(3_600), "[prod]")));
    eventually(
        "production has a source of its own", () -> "config.frozen.prod".equals(follows("prod")));

    corner.delete("{id}");

    eventually("it is gone", () -> corner.tenant("{id}") == null);
    assertThat(corner.everythingOf(corner.id())).isEmpty();
  }

  private static String freeze(Instant from, Instant until, String environments) {
    return "freeze: [{from: \"%s\", until: \"%s\"%s}]"
        .formatted(from, until, environments.isEmpty() ? "" : ", environments: " + environments);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  private void push() {
    script.push(URL, Parts.key(parts.source("config")));
  }

  private String heldTo() {
    return corner
        .get(parts.source("config"))
        .getMetadata()
        .getAnnotations()
        .get(ApiGroup.FROZEN_AT_ANNOTATION);
  }

  private String applied(String environment) {
    return corner.get(parts.stage(environment, "addons")).get("status", "lastAppliedRevision");
  }

  private String follows(String environment) {
    return corner.get(parts.stage(environment, "addons")).get("spec", "sourceRef", "name");
  }

  private List<?> windows() {
    return corner.get(parts.project()).get("spec", "syncWindows");
  }
}
