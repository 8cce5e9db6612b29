package io.platformtenant.operator.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.Result;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ForeseenResultTest {
  private static final ObjectId NAMESPACE = ObjectId.namespace("payments-prod");
  private static final ObjectId PROJECT =
      ObjectId.of(ManagedKind.APP_PROJECT, "argocd", "payments");
  private static final PlannedObject APPLICATION = application();

  @Test
  void whatStandsOnNothingWrongHasToBeAsked() {
    assertThat(of(Observed.NOTHING, Map.of())).isEmpty();
    assertThat(of(Observed.NOTHING, Map.of(PROJECT, new Result.Unchanged()))).isEmpty();
  }

  @Test
  void theFirstThatIsWrongInAChainIsTold() {
    Result refused = new Result.Refused(Reason.ApplyFailed, "no");

    assertThat(of(Observed.NOTHING, Map.of(PROJECT, refused)))
        .contains(new Result.Blocked(PROJECT));
    assertThat(of(Observed.NOTHING, Map.of(PROJECT, new Result.Blocked(NAMESPACE))))
        .contains(new Result.Blocked(NAMESPACE));
  }

  @Test
  void aKindThatWasNotSeenIsWaitedFor() {
    var unseen = new Observed(Collections.emptySortedMap(), Set.of(ManagedKind.APPLICATION));

    assertThat(of(unseen, Map.of()))
        .get()
        .extracting(r -> ((Result.Waiting) r).reason())
        .isEqualTo(Reason.PlaneUnavailable);
  }

  @Test
  void whatASetStillMakesIsNotWritten() {
    ObjectNode live = APPLICATION.body().deepCopy();
    live.withArray("/metadata/ownerReferences")
        .addObject()
        .put("apiVersion", "argoproj.io/v1alpha1")
        .put("kind", "ApplicationSet")
        .put("name", "payments-all")
        .put("controller", true);

    assertThat(of(seen(live), Map.of())).get().isInstanceOf(Result.Waiting.class);
  }

  @Test
  void whatIsAsPlannedNeedsNoRequest() {
    ObjectNode live = APPLICATION.body().deepCopy();
    live.withObject("/metadata/annotations")
        .put(ApiGroup.APPLIED_HASH_ANNOTATION, APPLICATION.hash());

    assertThat(of(seen(live), Map.of())).contains(new Result.Unchanged());
  }

  private static Optional<Result> of(Observed seen, Map<ObjectId, Result> results) {
    return ForeseenResult.of(APPLICATION, seen, results, Set.of());
  }

  private static Observed seen(ObjectNode live) {
    return new Observed(new TreeMap<>(Map.of(APPLICATION.id(), live)), Set.of());
  }

  private static PlannedObject application() {
    ObjectId id = ObjectId.of(ManagedKind.APPLICATION, "argocd", "payments-api-prod");
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("metadata").put("name", id.name());
    return new PlannedObject(id, "prod", body, new TreeSet<>(Set.of(PROJECT)), false);
  }
}
