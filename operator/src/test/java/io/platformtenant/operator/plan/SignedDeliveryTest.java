package io.platformtenant.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.model.engines.Capabilities;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A class that wants what Argo CD delivers signed, and the releases of Argo CD that there are. */
class SignedDeliveryTest {
  private static final ObjectId PROJECT = ObjectId.of(ManagedKind.APP_PROJECT, "argocd", "shop");
  private static final Capabilities OLD = new Capabilities(false);
  private static final World SIGNED =
      under("{require: All, gpgKeys: [D56C4FCA57A46444, 4AEE18F83AFDEB23, D56C4FCA57A46444]}");

  @Test
  void oneProjectHasOnePolicyForAllThereIs() {
    JsonNode policies = integrityOf(SIGNED).at("/git/policies");

    assertThat(policies).hasSize(1);
    assertThat(policies.at("/0/repos").findValuesAsText("url")).containsExactly("*");
    assertThat(policies.at("/0/gpg/mode").asText()).isEqualTo("head");
    assertThat(policies.at("/0/gpg/keys").valueStream().map(JsonNode::asText))
        .containsExactly("4AEE18F83AFDEB23", "D56C4FCA57A46444");
  }

  @Test
  void whereNobodySignsNothingIsDelivered() {
    JsonNode keys =
        integrityOf(under("{require: All, secrets: [keys]}")).at("/git/policies/0/gpg/keys");

    assertThat(keys.isArray()).isTrue();
    assertThat(keys).isEmpty();
  }

  @Test
  void nobodyIsAskedForSignaturesWhereTheClassWantsNone() {
    assertThat(integrityOf(under("{require: Bootstrap, secrets: [keys]}")).isMissingNode())
        .isTrue();
    assertThat(integrityOf(under("{gpgKeys: [D56C4FCA57A46444]}")).isMissingNode()).isTrue();
  }

  @Test
  void anOlderArgoCdIsToldNothingThatItDoesNotKnow() {
    assertThat(integrityOf(SIGNED.withCapabilities(OLD)).isMissingNode()).isTrue();
  }

  /** What was read a minute ago may be older than the project. */
  @Test
  void whatAProjectSaysIsNotTakenOut() {
    ObjectNode live = projectOf(SIGNED).deepCopy();
    var all = new TreeMap<ObjectId, ObjectNode>();
    all.put(PROJECT, live);
    World seen = SIGNED.withCapabilities(OLD).withObserved(new Observed(all, Set.of()));

    assertThat(integrityOf(seen)).isEqualTo(integrityOf(SIGNED));
  }

  private static World under(String verification) {
    return PartedTenant.world(
        t -> t.replaceAll("(?s)  bootstrap:.*?  delivery:", "  delivery:"),
        PartedTenant.read(
            PartedTenant.CLASS.replace(
                "guardrails: {", "guardrails: {verification: " + verification + ", "),
            PlatformTenantClass.class));
  }

  private static JsonNode integrityOf(World world) {
    return projectOf(world).at("/spec/sourceIntegrity");
  }

  private static ObjectNode projectOf(World world) {
    return PartedPlanner.plan(world, Optional::empty).plan().objects().get(PROJECT).body();
  }
}
