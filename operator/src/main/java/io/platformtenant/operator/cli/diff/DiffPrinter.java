package io.platformtenant.operator.cli.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.cli.Printable;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.text.Shortened;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints what would change. */
final class DiffPrinter {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A list of a project may have hundreds of entries; JSON has all of it. */
  private static final int LONGEST_VALUE = 400;

  private DiffPrinter() {}

  static String text(List<ContractDiff> diffs) {
    return diffs.stream()
        .filter(diff -> !diff.isNothing())
        .flatMap(diff -> Stream.concat(Stream.of(head(diff)), lines(diff)))
        .map(Printable::of)
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static String head(ContractDiff diff) {
    String counts =
        Stream.of(ObjectChange.Kind.values())
            .map(kind -> count(diff, kind))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", "));
    return title(diff.owner())
        + ": "
        + (diff.errors().isEmpty() ? counts : "refused; what stands keeps standing");
  }

  private static String count(ContractDiff diff, ObjectChange.Kind kind) {
    long number = diff.changes().stream().filter(change -> change.kind() == kind).count();
    return number == 0 ? "" : number + " " + kind.name().toLowerCase(Locale.ROOT);
  }

  private static String title(Owner owner) {
    return (owner.isOfClass() ? "PlatformTenantClass " : "PlatformTenant ") + owner.name();
  }

  private static Stream<String> lines(ContractDiff diff) {
    return Stream.concat(
        diff.errors().stream().map(error -> "  error: " + error.describe()),
        diff.changes().stream()
            .flatMap(
                change ->
                    Stream.concat(
                        Stream.of(line(change)), change.fields().stream().map(DiffPrinter::line))));
  }

  private static String line(ObjectChange change) {
    return change.kind().sign()
        + " "
        + change.id().brief()
        + (change.why().isEmpty() ? "" : "  (" + change.why() + ")");
  }

  private static String line(FieldChange field) {
    return "    "
        + field.name()
        + ": "
        + (field.isNew() ? "" : value(field.is()) + " ")
        + "→ "
        + (field.isTakenOut() ? "nothing" : value(field.becomes()))
        + (field.manager().isEmpty() ? "" : "  (written by " + field.manager() + ")");
  }

  private static String value(JsonNode value) {
    return Shortened.toLength(value.toString(), LONGEST_VALUE);
  }

  static String json(List<ContractDiff> diffs) {
    ArrayNode all = JSON.createArrayNode();
    diffs.forEach(diff -> all.add(tree(diff)));
    return all.toPrettyString() + "\n";
  }

  private static ObjectNode tree(ContractDiff diff) {
    ObjectNode printed =
        JSON.createObjectNode()
            .put("kind", diff.owner().isOfClass() ? "PlatformTenantClass" : "PlatformTenant")
            .put("name", diff.owner().name());
    ArrayNode errors = printed.putArray("errors");
    diff.errors()
        .forEach(
            error ->
                errors
                    .addObject()
                    .put("rule", error.rule())
                    .put("field", error.field().toString())
                    .put("message", error.message()));
    ArrayNode changes = printed.putArray("changes");
    diff.changes().forEach(change -> changes.add(tree(change)));
    return printed;
  }

  private static ObjectNode tree(ObjectChange change) {
    ObjectId id = change.id();
    ObjectNode printed =
        JSON.createObjectNode()
            .put("change", change.kind().name().toLowerCase(Locale.ROOT))
            .put("apiVersion", id.kind().apiVersion())
            .put("kind", id.kind().kind());
    if (!id.namespace().isEmpty()) {
      printed.put("namespace", id.namespace());
    }
    printed.put("name", id.name());
    if (!change.why().isEmpty()) {
      printed.put("why", change.why());
    }
    ArrayNode fields = printed.putArray("fields");
    change.fields().forEach(field -> fields.add(tree(field)));
    return printed;
  }

  private static ObjectNode tree(FieldChange field) {
    ObjectNode printed = JSON.createObjectNode().put("field", field.field().toString());
    if (!field.isNew()) {
      printed.set("is", field.is());
    }
    if (!field.isTakenOut()) {
      printed.set("becomes", field.becomes());
    }
    if (!field.manager().isEmpty()) {
      printed.put("writtenBy", field.manager());
    }
    return printed;
  }
}
