package io.platformtenant.operator.cli.validate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** For programs; the shape is on the page of the command line, and only ever grows. */
final class JsonFormat {
  private JsonFormat() {}

  static String print(Report report) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.putObject("summary")
        .put("files", report.files())
        .put("tenants", report.tenants())
        .put("classes", report.classes())
        .put("unchecked", report.unchecked())
        .put("errors", report.errors())
        .put("warnings", report.warnings());
    var findings = root.putArray("findings");
    for (LocatedFinding told : report.told()) {
      ObjectNode finding = findings.addObject();
      finding
          .put("file", told.file())
          .put("line", told.at().line())
          .put("column", told.at().column())
          .put("severity", told.finding().severity().name().toLowerCase(Locale.ROOT))
          .put("rule", told.finding().rule())
          .put("object", told.object())
          .put("field", told.finding().field().toString())
          .put("message", told.finding().message());
      told.other()
          .ifPresent(
              other ->
                  finding
                      .putObject("other")
                      .put("file", other.file())
                      .put("line", other.at().line())
                      .put("column", other.at().column())
                      .put("object", other.object()));
    }
    return root.toPrettyString() + "\n";
  }
}
