package io.platformtenant.operator.injection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.TenantPlan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A text that nobody refused, with what the tenant became of it. */
public final class Passed {
  private final Target target;
  private final String text;
  private final TenantPlan plan;

  Passed(Target target, String text, TenantPlan plan) {
    this.target = target;
    this.text = text;
    this.plan = plan;
  }

  public String field() {
    return target.field().pointer();
  }

  public String text() {
    return text;
  }

  public TenantPlan plan() {
    return plan;
  }

  /** Whether somebody was told by this rule what may become of the text. */
  public boolean isToldBy(String rule) {
    return plan.findings().stream().anyMatch(finding -> finding.rule().equals(rule));
  }

  /** An object that the text reached, and the same object with a harmless text instead. */
  public record Reached(ObjectNode body, ObjectNode calm) {}

  /** The objects of a kind that the text reached and whose name it did not change. */
  public Stream<Reached> reached(String kind) {
    return plan.objects().values().stream()
        .filter(object -> object.id().kind().kind().equals(kind))
        .flatMap(
            object ->
                calm(object.id())
                    .map(calm -> new Reached(object.body(), calm.body()))
                    .filter(both -> !both.body().equals(both.calm()))
                    .stream());
  }

  private Optional<PlannedObject> calm(ObjectId id) {
    return Optional.ofNullable(target.calm()).map(calm -> calm.objects().get(id));
  }

  /** A comparison with what others made of the calm objects, good for all texts of the field. */
  public Comparison with(List<JsonNode> calm) {
    Marks marks = target.marksIn(calm);
    return (passed, found) -> passed.target.isAllThatDiffers(passed.text, marks, found);
  }

  /** Tells whether what others made of the objects with a text differs in nothing but the text. */
  public interface Comparison {
    boolean isAllThatDiffers(Passed passed, List<JsonNode> found);
  }

  @Override
  public String toString() {
    return field() + ": \"" + text + "\"";
  }
}
