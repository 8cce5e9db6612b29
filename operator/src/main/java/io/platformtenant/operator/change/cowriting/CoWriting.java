package io.platformtenant.operator.change.cowriting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.contract.cowriting.CoWriterMark;
import io.platformtenant.operator.findings.FieldPath;
import java.util.List;
import java.util.Optional;

/**
 * What stays of what others have written into an Application. The contract's value counts when the
 * Application is made and when the contract changes; else, where a co-writer may write, what is
 * there. Where one may not any more, what was there last: to put the contract's value back would
 * roll back what was promoted, on the day when somebody edits a class.
 */
public final class CoWriting {
  private CoWriting() {}

  /**
   * A value that is not the contract's.
   *
   * @param field as people write it, from the spec on, or the annotation
   * @param value missing where it was taken out
   * @param writer the co-writer who may write it; "" where none may any more
   */
  public record Theirs(String field, JsonNode value, String writer) {}

  /** Whether anybody may write into an object, or could: what was read before is too old then. */
  public static boolean concerns(JsonNode planned, JsonNode live) {
    return planned.path("metadata").path("annotations").has(ApiGroup.CO_WRITERS_ANNOTATION)
        || Memory.isIn(live);
  }

  /**
   * An object as it should be: as planned, but for what others wrote where they may.
   *
   * @param planned never changed
   * @param live as it is; missing where it is not there
   */
  public static ObjectNode standing(ObjectNode planned, JsonNode live) {
    return concerns(planned, live) ? merged(planned, live) : planned;
  }

  private static ObjectNode merged(ObjectNode planned, JsonNode live) {
    ObjectNode standing = planned.deepCopy();
    List<CoWriterMark> marks = CoWriterMark.readFrom(planned);
    Memory before = Memory.readFrom(live);
    Memory now = Memory.empty();
    for (Place place : Place.in(planned)) {
      Optional<Memory.Entry> remembered =
          before.at(place.field()).filter(m -> isSame(place, planned, live, m));
      if (marks.stream().anyMatch(place::isOpenTo)) {
        now.put(
            place.field(),
            remembered.map(Memory.Entry::of).orElseGet(() -> place.digestIn(planned)));
        remembered.ifPresent(_ -> place.write(standing, live.at(place.field())));
      } else {
        remembered.ifPresent(m -> keep(place, m, planned, live, standing, now));
      }
    }
    now.writeInto(standing);
    return standing;
  }

  /** Whether the contract still says there what it said when it was written last. */
  private static boolean isSame(
      Place place, ObjectNode planned, JsonNode live, Memory.Entry remembered) {
    return place.isAlikeIn(planned, live) && remembered.of().equals(place.digestIn(planned));
  }

  private static void keep(
      Place place,
      Memory.Entry remembered,
      ObjectNode planned,
      JsonNode live,
      ObjectNode standing,
      Memory now) {
    JsonNode value = remembered.kept().orElseGet(() -> live.at(place.field()));
    if (!value.equals(planned.at(place.field())) && now.hasRoomFor(value)) {
      place.write(standing, value);
      now.keep(place.field(), remembered.of(), value);
    }
  }

  /** What stands in an Application and is not its contract's. */
  public static List<Theirs> in(ObjectNode planned, JsonNode live) {
    if (!concerns(planned, live)) {
      return List.of();
    }
    List<CoWriterMark> marks = CoWriterMark.readFrom(planned);
    ObjectNode standing = merged(planned, live);
    return Place.in(planned).stream()
        .filter(place -> !standing.at(place.field()).equals(planned.at(place.field())))
        .map(
            place ->
                new Theirs(
                    FieldPath.of(place.field()).toString(),
                    standing.at(place.field()),
                    marks.stream()
                        .filter(place::isOpenTo)
                        .findFirst()
                        .map(CoWriterMark::name)
                        .orElse("")))
        .toList();
  }
}
