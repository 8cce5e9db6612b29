package io.platformtenant.operator.cli.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.FieldDifference;
import io.platformtenant.operator.adoption.Comparison;
import io.platformtenant.operator.cli.Printable;
import io.platformtenant.operator.imports.HandMade;
import io.platformtenant.operator.imports.Import;
import io.platformtenant.operator.imports.ImportedTenant;
import io.platformtenant.operator.imports.Remark;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.text.Credentials;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the contracts would change of what is there, in the signs of {@code diff}. */
final class ImportDiff {
  private final HandMade found;

  private ImportDiff(HandMade found) {
    this.found = found;
  }

  static String text(Import imported, HandMade found) {
    var diff = new ImportDiff(found);
    return Stream.concat(
            imported.tenants().stream().flatMap(diff::lines),
            imported.remarks().stream().filter(Remark::leftOut).map(ImportDiff::stays))
        .map(Credentials::hiddenIn)
        .map(Printable::of)
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private Stream<String> lines(ImportedTenant tenant) {
    return Stream.of(
            Stream.of(head(tenant)),
            tenant.plan().objects().values().stream().flatMap(this::object),
            tenant.remarks().stream().filter(Remark::leftOut).map(ImportDiff::stays).distinct())
        .flatMap(lines -> lines);
  }

  private String head(ImportedTenant tenant) {
    long all = tenant.plan().objects().size();
    long over = tenant.handOver().size();
    long stay =
        tenant.remarks().stream().filter(Remark::leftOut).map(Remark::subject).distinct().count();
    return "PlatformTenant "
        + tenant.name()
        + ": "
        + over
        + " taken over, "
        + (all - over)
        + " created, "
        + stay
        + " left as they are";
  }

  private Stream<String> object(PlannedObject planned) {
    ObjectId id = planned.id();
    Optional<ObjectNode> live = Optional.ofNullable(found.objects().get(id));
    return live.isEmpty()
        ? Stream.of("+ " + id.brief())
        : takenOver(planned, Comparison.of(planned, live.get()));
  }

  private static Stream<String> takenOver(PlannedObject planned, Comparison compared) {
    return Stream.of(
            Stream.of("~ " + planned.id().brief() + "  (of " + compared.owner() + ")"),
            compared.obstacle().stream().map(why -> "    held: " + why),
            compared.effects().stream().map(effect -> "    ! " + effect),
            compared.differences().stream().map(ImportDiff::field))
        .flatMap(lines -> lines);
  }

  private static String field(FieldDifference field) {
    return "    "
        + field.field()
        + ": "
        + (field.live() == null ? "" : field.live() + " ")
        + "→ "
        + (field.planned() == null ? "nothing" : field.planned());
  }

  private static String stays(Remark remark) {
    return "= " + remark.subject() + "  (" + remark.advice() + ")";
  }
}
