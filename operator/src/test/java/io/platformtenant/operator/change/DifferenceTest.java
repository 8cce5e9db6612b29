package io.platformtenant.operator.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import java.io.IOException;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class DifferenceTest {
  private static final String PLANNED =
      """
      metadata:
        name: payments
        labels: {a: b}
        finalizers: [ours]
      spec:
        list: [{name: x}]
        empty: []
        number: 3
      """;

  @Test
  void whatWasWrittenAndLeftAloneDoesNotDiffer() throws IOException {
    assertThat(between(live())).isEqualTo(Difference.NONE);
  }

  @Test
  void whatOthersAddToMapsIsLeftAlone() throws IOException {
    ObjectNode live = live();
    live.withObject("/metadata/labels").put("theirs", "too");
    live.withObject("/spec").put("defaulted", true);
    live.withObject("/status").put("phase", "Active");
    live.withArray("/metadata/finalizers").removeAll().add("theirs").add("ours");

    assertThat(between(live)).isEqualTo(Difference.NONE);
  }

  @Test
  void whatOthersAddToAnItemOfOurListDrifted() throws IOException {
    ObjectNode live = live();
    ((ObjectNode) live.at("/spec/list/0")).put("name2", "*");

    assertThat(between(live)).isEqualTo(Difference.DRIFTED);
  }

  @Test
  void tokensAndFieldsThatSayNothingInAnItemAreLeftAlone() throws IOException {
    ObjectNode live = live();
    ObjectNode item = (ObjectNode) live.at("/spec/list/0");
    item.putArray("jwtTokens").addObject().put("iat", 1);
    item.putArray("groups");

    assertThat(between(live)).isEqualTo(Difference.NONE);
  }

  @Test
  void anEmptyListAndNoneAreTheSame() throws IOException {
    ObjectNode live = live();
    live.withObject("/spec").remove("empty");

    assertThat(between(live)).isEqualTo(Difference.NONE);
  }

  @Test
  void numbersMayComeBackInAnotherType() throws IOException {
    ObjectNode live = live();
    live.withObject("/spec").put("number", 3L);

    assertThat(between(live)).isEqualTo(Difference.NONE);
  }

  @Test
  void whatSomebodyChangedDrifted() throws IOException {
    ObjectNode changed = live();
    changed.withObject("/metadata/labels").put("a", "c");
    ObjectNode longer = live();
    longer.withArray("/spec/list").addObject().put("name", "y");
    ObjectNode filled = live();
    filled.withArray("/spec/empty").add("x");
    ObjectNode unfinalized = live();
    unfinalized.withObject("/metadata").remove("finalizers");

    assertThat(between(changed)).isEqualTo(Difference.DRIFTED);
    assertThat(between(longer)).isEqualTo(Difference.DRIFTED);
    assertThat(between(filled)).isEqualTo(Difference.DRIFTED);
    assertThat(between(unfinalized)).isEqualTo(Difference.DRIFTED);
  }

  @Test
  void whatWasWrittenFromAnotherPlanIsOutdated() throws IOException {
    ObjectNode live = live();
    live.withObject("/metadata/annotations").put(ApiGroup.APPLIED_HASH_ANNOTATION, "another");

    assertThat(between(live)).isEqualTo(Difference.OUTDATED);
  }

  @Test
  void whatIsOnItsWayOutIsNotChanged() throws IOException {
    ObjectNode live = live();
    live.withObject("/metadata").put("deletionTimestamp", "2026-01-01T00:00:00Z");

    assertThat(between(live)).isEqualTo(Difference.TERMINATING);
  }

  @Test
  void theRoleOfABindingNeverChangesInPlace() throws IOException {
    ObjectNode body = body("{metadata: {name: b}, roleRef: {name: viewer}}");
    var planned = planned(ManagedKind.ROLE_BINDING, body);
    ObjectNode live = body.deepCopy();
    live.withObject("/roleRef").put("name", "editor");

    assertThat(Difference.between(planned, live)).isEqualTo(Difference.IMMUTABLE);
  }

  /** Argo CD writes back an Application without them when it starts a sync. */
  @Test
  void falseAndZeroMayBeLeftOutAndNothingElseMay() throws IOException {
    ObjectNode body =
        body("{metadata: {name: a}, spec: {prune: false, retry: {limit: 0, factor: 2}}}");
    var planned = planned(ManagedKind.APPLICATION, body);
    ObjectNode live = body.deepCopy();
    live.withObject("/metadata/annotations").put(ApiGroup.APPLIED_HASH_ANNOTATION, planned.hash());
    live.withObject("/spec").remove("prune");
    live.withObject("/spec/retry").remove("limit");

    assertThat(Difference.between(planned, live)).isEqualTo(Difference.NONE);
    live.withObject("/spec/retry").remove("factor");
    assertThat(Difference.between(planned, live)).isEqualTo(Difference.DRIFTED);
  }

  @Test
  void aVariableThatSomebodyAddsDrifted() throws IOException {
    ObjectNode body = body("{metadata: {name: k}, spec: {postBuild: {substitute: {a: b}}}}");
    var planned = planned(ManagedKind.KUSTOMIZATION, body);
    ObjectNode live = body.deepCopy();
    live.withObject("/metadata/annotations").put(ApiGroup.APPLIED_HASH_ANNOTATION, planned.hash());

    assertThat(Difference.between(planned, live)).isEqualTo(Difference.NONE);
    live.withObject("/spec/postBuild/substitute").put("tenant", "search");
    assertThat(Difference.between(planned, live)).isEqualTo(Difference.DRIFTED);
  }

  @Test
  void whatAnOlderVersionWroteLacksOnlyWhatIsNew() throws IOException {
    ObjectNode former = body("{metadata: {name: k}, spec: {prune: true}}");
    ObjectNode body = former.deepCopy();
    body.withObject("/spec").put("deletionPolicy", "WaitForTermination");
    var planned = planned(ManagedKind.KUSTOMIZATION, body);
    ObjectNode live = former.deepCopy();
    live.withObject("/metadata/annotations")
        .put(ApiGroup.APPLIED_HASH_ANNOTATION, planned(ManagedKind.KUSTOMIZATION, former).hash());

    assertThat(Difference.between(planned, live)).isEqualTo(Difference.FORMER);
    assertThat(planned.isWrittenIn(live)).isTrue();
    live.withObject("/spec").put("deletionPolicy", "Orphan");
    assertThat(Difference.between(planned, live)).isEqualTo(Difference.DRIFTED);
    live.withObject("/spec").remove("deletionPolicy");
    live.withObject("/spec").put("prune", false);
    assertThat(Difference.between(planned, live)).isEqualTo(Difference.DRIFTED);
    live.withObject("/metadata/annotations").put(ApiGroup.APPLIED_HASH_ANNOTATION, "other");
    assertThat(Difference.between(planned, live)).isEqualTo(Difference.OUTDATED);
  }

  private static Difference between(ObjectNode live) throws IOException {
    return Difference.between(planned(), live);
  }

  private static ObjectNode live() throws IOException {
    ObjectNode live = body(PLANNED);
    live.withObject("/metadata/annotations")
        .put(ApiGroup.APPLIED_HASH_ANNOTATION, planned().hash());
    return live;
  }

  private static PlannedObject planned() throws IOException {
    return planned(ManagedKind.APP_PROJECT, body(PLANNED));
  }

  private static PlannedObject planned(ManagedKind kind, ObjectNode body) {
    return new PlannedObject(
        ObjectId.of(kind, body), "", body, Collections.emptySortedSet(), false);
  }

  private static ObjectNode body(String yaml) throws IOException {
    return (ObjectNode) new YAMLMapper().readTree(yaml);
  }
}
