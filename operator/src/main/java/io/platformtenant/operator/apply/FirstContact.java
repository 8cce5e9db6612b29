package io.platformtenant.operator.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.AdoptionItem;
import io.platformtenant.operator.adoption.Adoptions;
import io.platformtenant.operator.change.Move.Claim;
import io.platformtenant.operator.model.Held;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Plan;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.Result;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What of a plan is there already and is not its owner's, compared before anything is written: what
 * waits for others as well, so that all of it is told at once.
 *
 * @param met by identity, what is there
 * @param failed what could not be asked; of that nothing is known
 * @param named what the status said of such objects when the look began
 */
record FirstContact(
    SortedMap<ObjectId, Met> met, SortedMap<ObjectId, Result> failed, List<AdoptionItem> named) {

  /**
   * @param live as the server has it
   */
  record Met(ObjectNode live, AdoptionItem item) {}

  private static final FirstContact NONE =
      new FirstContact(Collections.emptySortedMap(), Collections.emptySortedMap(), List.of());

  /**
   * @param claims of each object; of one owner all say the same of what is there already
   */
  static FirstContact of(
      Clusters clusters,
      Plan plan,
      Observed seen,
      Function<ObjectId, Claim> claims,
      LookBudget budget) {
    Map<ObjectId, Callable<Answer>> questions = new TreeMap<>();
    wanted(plan)
        .filter(object -> !seen.has(object.id()) && !seen.unseen().contains(object.id().kind()))
        .filter(object -> claims.apply(object.id()).isLookedAtFirst())
        .forEach(
            object ->
                questions.put(
                    object.id(), () -> ask(clusters, object, claims.apply(object.id()), budget)));
    return questions.isEmpty()
        ? NONE
        : of(InParallel.each(questions, budget::isLast), plan.adopting().named());
  }

  private static Stream<PlannedObject> wanted(Plan plan) {
    return Stream.concat(plan.objects().values().stream(), plan.held().stream().map(Held::object));
  }

  private static FirstContact of(SortedMap<ObjectId, Answer> answers, List<AdoptionItem> named) {
    SortedMap<ObjectId, Met> met = new TreeMap<>();
    SortedMap<ObjectId, Result> failed = new TreeMap<>();
    answers.forEach(
        (id, answer) -> {
          answer.met().ifPresent(there -> met.put(id, there));
          answer.failure().ifPresent(failure -> failed.put(id, failure));
        });
    return new FirstContact(met, failed, named);
  }

  private record Answer(Optional<Met> met, Optional<Result> failure) {}

  private static Answer ask(
      Clusters clusters, PlannedObject object, Claim claim, LookBudget budget) {
    ObjectId id = object.id();
    try {
      return new Answer(
          budget
              .ask(id, () -> clusters.get(id.cluster()).get(id))
              .flatMap(live -> Adoptions.of(object, live, claim).map(item -> new Met(live, item))),
          Optional.empty());
    } catch (ApiFailure e) {
      return new Answer(Optional.empty(), Optional.of(ObjectWriter.result(e)));
    }
  }

  /** What is said of an object instead of writing it. */
  Optional<Result> resultOf(PlannedObject planned) {
    return Optional.ofNullable(failed.get(planned.id()))
        .or(
            () ->
                Optional.ofNullable(met.get(planned.id()))
                    .flatMap(there -> Adoptions.resultOf(planned, there.item(), named)));
  }

  /** What is to be taken over now, as the server has it. */
  Optional<ObjectNode> taken(PlannedObject planned) {
    return Optional.ofNullable(met.get(planned.id()))
        .filter(there -> Adoptions.resultOf(planned, there.item(), named).isEmpty())
        .map(Met::live);
  }

  /**
   * What is still not the owner's.
   *
   * @param results of this look
   */
  SortedMap<ObjectId, AdoptionItem> left(Map<ObjectId, Result> results) {
    SortedMap<ObjectId, AdoptionItem> items = new TreeMap<>();
    met.forEach(
        (id, there) -> {
          Result result = results.get(id);
          if (result == null || !result.isDone()) {
            items.put(id, there.item());
          }
        });
    return items;
  }
}
