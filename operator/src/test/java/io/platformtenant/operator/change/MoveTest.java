package io.platformtenant.operator.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.Adoption;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.Result;
import io.platformtenant.operator.model.Result.Change;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MoveTest {
  private static final Owner PAYMENTS = Owner.ofTenant("payments");
  private static final ObjectId BINDING =
      ObjectId.of(ManagedKind.ROLE_BINDING, "payments-prod", "access-viewers:view");

  private final PlannedObject planned = planned(false);

  @Test
  void whatNobodySawIsMadeAndNeverWrittenOver() {
    assertThat(Move.onSight(planned, Optional.empty())).isEqualTo(new Move.Create());
  }

  @Test
  void whatIsOnlyTakenOverIsLookedAtAndNeverMade() {
    assertThat(Move.onSight(planned(true), Optional.empty())).isEqualTo(new Move.Look());
    assertThat(
            refusal(Move.onContact(planned(true), Optional.empty(), claim(false, Adoption.Fail))))
        .isEqualTo(Reason.NamespaceMissing);
  }

  @Test
  void whatIsAsPlannedStays() {
    assertThat(onSight(live())).isEqualTo(new Move.Stay(new Result.Unchanged()));
  }

  @Test
  void aNewPlanIsAnUpdateAndAnotherHandIsDrift() {
    ObjectNode outdated = live();
    outdated.withObject("/metadata/annotations").put(ApiGroup.APPLIED_HASH_ANNOTATION, "old");
    ObjectNode drifted = live();
    drifted.put("note", "changed");

    assertThat(onSight(outdated)).isEqualTo(new Move.Write(outdated, Change.UPDATED));
    assertThat(onSight(drifted)).isEqualTo(new Move.Write(drifted, Change.DRIFT_CORRECTED));
  }

  @Test
  void whatWasWrittenSinceTheLookIsNotWrittenOverByTheOlderPlan() {
    ObjectNode seen = live();
    seen.withObject("/metadata/annotations").put(ApiGroup.APPLIED_HASH_ANNOTATION, "before");
    ObjectNode written = seen.deepCopy();
    written.withObject("/metadata/annotations").put(ApiGroup.APPLIED_HASH_ANNOTATION, "since");
    ObjectNode touched = seen.deepCopy();
    touched.put("note", "changed");

    assertThat(Move.onFreshRead(planned, seen, written)).containsInstanceOf(Result.Waiting.class);
    assertThat(Move.onFreshRead(planned, seen, live())).contains(new Result.Unchanged());
    assertThat(Move.onFreshRead(planned, seen, touched)).isEmpty();
  }

  @Test
  void whatCanNotChangeInPlaceIsMadeAnew() {
    ObjectNode live = live();
    live.withObject("/roleRef").put("name", "admin");

    assertThat(onSight(live)).isEqualTo(new Move.Replace(live));
  }

  @Test
  void whatIsOnItsWayOutIsWaitedFor() {
    ObjectNode live = live();
    live.withObject("/metadata").put("deletionTimestamp", "2026-01-01T00:00:00Z");

    assertThat(((Move.Stay) onSight(live)).result()).isInstanceOf(Result.Waiting.class);
    assertThat(((Move.Stay) onContact(live, true)).result()).isInstanceOf(Result.Waiting.class);
  }

  @Test
  void whatLostItsMarkIsPutBackWhereTheStatusListsIt() {
    ObjectNode live = unmarked();

    assertThat(onContact(live, true)).isEqualTo(new Move.Write(live, Change.DRIFT_CORRECTED));
    assertThat(refusal(onContact(live, false))).isEqualTo(Reason.NotOwned);
  }

  @Test
  void whatIsHandedOverIsAdopted() {
    ObjectNode live = unmarked();
    live.withObject("/metadata/annotations").put(ApiGroup.ADOPT_ANNOTATION, "payments");
    ObjectNode bound = live.deepCopy();
    bound.withObject("/roleRef").put("name", "admin");

    assertThat(Move.onAdoptable(planned, live)).isEqualTo(new Move.Write(live, Change.ADOPTED));
    assertThat(Move.onAdoptable(planned, bound)).isEqualTo(new Move.Replace(bound));
  }

  @Test
  void whatIsHandedOverIsTakenAtOnceByAClassAndElseOnlyWhereItIsANamespace() {
    ObjectNode live = unmarked();
    live.withObject("/metadata/annotations").put(ApiGroup.ADOPT_ANNOTATION, "payments");
    ObjectNode ofClass = live.deepCopy();
    ofClass.withObject("/metadata/annotations").put(ApiGroup.ADOPT_ANNOTATION, "platform-standard");
    var namespace =
        new PlannedObject(
            ObjectId.namespace("payments-prod"),
            "prod",
            planned.body(),
            Collections.emptySortedSet(),
            false);

    assertThat(refusal(onContact(live, false))).isEqualTo(Reason.NotOwned);
    assertThat(Move.onContact(namespace, Optional.of(live), claim(false, Adoption.Fail)))
        .isEqualTo(new Move.Write(live, Change.ADOPTED));
    assertThat(
            Move.onContact(
                planned,
                Optional.of(ofClass),
                new Move.Claim(Owner.ofClass("standard"), false, Adoption.Fail)))
        .isEqualTo(new Move.Write(ofClass, Change.ADOPTED));
  }

  @ParameterizedTest
  @EnumSource(names = {"Observe", "Adopt"})
  void whatAppearedSinceItWasLookedForIsLookedAtFirst(Adoption adoption) {
    ObjectNode handedOver = unmarked();
    handedOver.withObject("/metadata/annotations").put(ApiGroup.ADOPT_ANNOTATION, "payments");

    for (ObjectNode live : List.of(unmarked(), handedOver)) {
      Move move = Move.onContact(planned, Optional.of(live), claim(false, adoption));
      assertThat(((Move.Stay) move).result()).isInstanceOf(Result.Waiting.class);
    }
  }

  @Test
  void whatWasNotTakenOverToTheEndIsTakenOn() {
    ObjectNode halfway = live();
    halfway
        .withObject("/metadata/annotations")
        .put(ApiGroup.APPLIED_HASH_ANNOTATION, "taking-over");

    assertThat(onSight(halfway)).isEqualTo(new Move.Look());
    assertThat(onContact(halfway, true)).isEqualTo(new Move.Write(halfway, Change.ADOPTED));
  }

  @Test
  void whatCameAndWentIsWaitedFor() {
    Move move = Move.onContact(planned, Optional.empty(), claim(false, Adoption.Fail));

    assertThat(((Move.Stay) move).result()).isInstanceOf(Result.Waiting.class);
  }

  private Move onSight(ObjectNode live) {
    return Move.onSight(planned, Optional.of(live));
  }

  private Move onContact(ObjectNode live, boolean listed) {
    return Move.onContact(planned, Optional.of(live), claim(listed, Adoption.Fail));
  }

  private static Move.Claim claim(boolean listed, Adoption adoption) {
    return new Move.Claim(PAYMENTS, listed, adoption);
  }

  private static Reason refusal(Move move) {
    return ((Result.Refused) ((Move.Stay) move).result()).reason();
  }

  private ObjectNode live() {
    ObjectNode live = planned.body().deepCopy();
    live.withObject("/metadata/annotations").put(ApiGroup.APPLIED_HASH_ANNOTATION, planned.hash());
    return live;
  }

  /** As we wrote it, but for its labels. */
  private ObjectNode unmarked() {
    ObjectNode live = live();
    ObjectNode metadata = live.withObject("/metadata");
    metadata.remove("labels");
    metadata
        .withArray("/managedFields")
        .addObject()
        .put("manager", ApiGroup.FIELD_MANAGER)
        .put("operation", "Apply");
    return live;
  }

  private static PlannedObject planned(boolean mustExist) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.withObject("/metadata").put("name", BINDING.name());
    body.withObject("/metadata/labels").put(ApiGroup.TENANT_LABEL, "payments");
    body.withObject("/roleRef").put("name", "view");
    body.put("note", "planned");
    return new PlannedObject(BINDING, "prod", body, Collections.emptySortedSet(), mustExist);
  }
}
