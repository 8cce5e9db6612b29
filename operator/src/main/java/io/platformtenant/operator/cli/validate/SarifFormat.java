package io.platformtenant.operator.cli.validate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.findings.Severity;
import io.platformtenant.operator.manifest.Position;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.Rulebook;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** SARIF 2.1.0 (OASIS), as code scanning takes it. */
final class SarifFormat {
  private static final List<String> RULES = Rulebook.entries().stream().map(RuleInfo::id).toList();

  private SarifFormat() {}

  static String print(Report report, String version, RulesPage page) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json").put("version", "2.1.0");
    ObjectNode run = root.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "platformtenant").put("version", version);
    rules(driver.putArray("rules"), page);
    run.put("columnKind", "unicodeCodePoints");
    ArrayNode results = run.putArray("results");
    report.told().forEach(told -> result(results.addObject(), told));
    return root.toPrettyString() + "\n";
  }

  private static void rules(ArrayNode rules, RulesPage page) {
    for (RuleInfo entry : Rulebook.entries()) {
      ObjectNode rule = rules.addObject();
      rule.put("id", entry.id());
      rule.putObject("shortDescription").put("text", entry.description());
      rule.put("helpUri", page.linkTo(entry));
      rule.putObject("help").put("text", entry.remedy());
      rule.putObject("defaultConfiguration").put("level", level(entry.severity()));
      entry.source().ifPresent(s -> rule.putObject("properties").put("source", s));
    }
  }

  private static void result(ObjectNode result, LocatedFinding told) {
    Finding finding = told.finding();
    result.put("ruleId", finding.rule()).put("ruleIndex", RULES.indexOf(finding.rule()));
    result.put("level", level(finding.severity()));
    String field = finding.field().isEmpty() ? "" : finding.field() + ": ";
    result.putObject("message").put("text", field + finding.message());
    locate(result.putArray("locations").addObject(), told.file(), told.at(), told.object());
    told.other()
        .ifPresent(
            other -> {
              ObjectNode related = result.putArray("relatedLocations").addObject();
              related.putObject("message").put("text", other.object());
              locate(related, other.file(), other.at(), other.object());
            });
  }

  private static void locate(ObjectNode location, String file, Position at, String object) {
    ObjectNode physical = location.putObject("physicalLocation");
    physical.putObject("artifactLocation").put("uri", uri(file));
    physical.putObject("region").put("startLine", at.line()).put("startColumn", at.column());
    location
        .putArray("logicalLocations")
        .addObject()
        .put("fullyQualifiedName", object)
        .put("kind", "object");
  }

  private static String level(Severity severity) {
    return severity == Severity.ERROR ? "error" : "warning";
  }

  /** Relative to where the program runs, which is how scanners find the file. */
  private static String uri(String file) {
    try {
      String path = file.startsWith("./") ? file.substring(2) : file;
      return new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the path of a file that was read: " + file, e);
    }
  }
}
