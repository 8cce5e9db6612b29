package io.platformtenant.operator.status;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.api.v1alpha1.CoWrittenValue;
import io.platformtenant.operator.change.cowriting.CoWriting;
import io.platformtenant.operator.change.cowriting.CoWriting.Theirs;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.text.Shortened;
import java.util.List;

/** What co-writers wrote, as far as it is told. */
final class CoWrittenValues {
  /** The rest is in the Applications, and in the difference to the contract. */
  private static final int FIRST = 10;

  private static final int LONGEST = 256;

  private CoWrittenValues() {}

  static List<CoWrittenValue> in(String environment, TenantPlan plan, Observed observed) {
    return plan.objects().values().stream()
        .filter(planned -> planned.environment().equals(environment))
        .filter(planned -> observed.has(planned.id()))
        .flatMap(planned -> of(planned, observed.get(planned.id()).orElseThrow()).stream())
        .limit(FIRST)
        .toList();
  }

  private static List<CoWrittenValue> of(PlannedObject planned, JsonNode live) {
    return CoWriting.in(planned.body(), live).stream()
        .map(theirs -> value(planned.id().name(), theirs))
        .toList();
  }

  private static CoWrittenValue value(String application, Theirs theirs) {
    return new CoWrittenValue(
        application,
        theirs.field(),
        theirs.value().isMissingNode() ? null : text(theirs.value()),
        theirs.writer().isEmpty() ? null : theirs.writer());
  }

  private static String text(JsonNode value) {
    return Shortened.toLength(value.isTextual() ? value.textValue() : value.toString(), LONGEST);
  }
}
