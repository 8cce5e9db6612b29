package io.platformtenant.operator.cli.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.access.Grant;
import io.platformtenant.operator.cli.Printable;
import io.platformtenant.operator.cli.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints who can do what where. */
final class AccessPrinter {
  /** What no file tells: the engines have to be set so that these rights are all there are. */
  static final String ASSUMED =
      "true while the engines enforce the boundary: Argo CD's own RBAC gives nobody more, it"
          + " impersonates, and Flux is locked down; not checked";

  private static final List<String> HEAD =
      List.of("TENANT", "KIND", "NAME", "PLANE", "ENVIRONMENT", "WHERE", "MAY", "BY");

  /** What a spreadsheet takes for a formula. */
  private static final Pattern FORMULA = Pattern.compile("[=+@\\t\\r-]");

  private static final Pattern QUOTED = Pattern.compile("[\",\\r\\n]");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private AccessPrinter() {}

  static String print(AccessFormat format, AccessReport report) {
    return switch (format) {
      case table -> table(report);
      case json -> json(report);
      case csv -> csv(report);
    };
  }

  private static String table(AccessReport report) {
    List<List<String>> lines = new ArrayList<>(lines(report).toList());
    return Table.of(lines);
  }

  private static String json(AccessReport report) {
    ObjectNode printed = JSON.createObjectNode();
    printed.putObject("assumes").put("state", "NotChecked").put("message", ASSUMED);
    var rows = printed.putArray("access");
    report.rows().forEach(row -> put(rows.addObject(), report, row));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(printed) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void put(ObjectNode printed, AccessReport report, AccessRow row) {
    if (report.isChange()) {
      printed.put("change", row.change());
    }
    Grant grant = row.grant();
    printed
        .put("tenant", grant.tenant())
        .put("kind", grant.who().kind().name())
        .put("name", grant.who().name())
        .put("plane", grant.plane().title())
        .put("environment", grant.environment())
        .put("where", grant.where())
        .put("may", grant.may());
    var origins = printed.putArray("by");
    grant.origins().forEach(origins::add);
  }

  private static String csv(AccessReport report) {
    return lines(report)
        .map(
            line ->
                line.stream().map(AccessPrinter::field).collect(Collectors.joining(",")) + "\r\n")
        .collect(Collectors.joining());
  }

  /** RFC 4180; what a spreadsheet would take for a formula is made a text. */
  private static String field(String text) {
    String plain = text.length() > 1 && FORMULA.matcher(text).lookingAt() ? "'" + text : text;
    return QUOTED.matcher(plain).find() ? "\"" + plain.replace("\"", "\"\"") + "\"" : plain;
  }

  private static Stream<List<String>> lines(AccessReport report) {
    return Stream.concat(
        Stream.of(with(report, "CHANGE", HEAD)),
        report.rows().stream().map(row -> with(report, row.change(), cells(row.grant()))));
  }

  private static List<String> with(AccessReport report, String change, List<String> cells) {
    return report.isChange() ? Stream.concat(Stream.of(change), cells.stream()).toList() : cells;
  }

  private static List<String> cells(Grant grant) {
    return Stream.of(
            grant.tenant(),
            grant.who().kind().name(),
            grant.who().name(),
            grant.plane().title(),
            grant.environment().isEmpty() ? "-" : grant.environment(),
            grant.where(),
            grant.may(),
            grant.origins().isEmpty() ? "-" : String.join("; ", grant.origins()))
        .map(Printable::of)
        .toList();
  }
}
