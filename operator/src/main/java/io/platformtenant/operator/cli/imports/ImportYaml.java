package io.platformtenant.operator.cli.imports;

import io.platformtenant.operator.cli.PlanPrinter;
import io.platformtenant.operator.cli.Printable;
import io.platformtenant.operator.imports.Import;
import io.platformtenant.operator.imports.ImportedTenant;
import io.platformtenant.operator.imports.Remark;
import io.platformtenant.operator.model.ObjectId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Contracts as YAML, with comments on top of each: how to go on, and what it does not say. */
final class ImportYaml {
  private ImportYaml() {}

  static String all(Import imported) {
    return imported.tenants().stream().map(ImportYaml::one).collect(Collectors.joining())
        + rest(imported.remarks());
  }

  /** A contract as a document of its own. */
  static String one(ImportedTenant tenant) {
    String document = PlanPrinter.document(tenant.contract());
    String start = "---\n";
    String body = document.startsWith(start) ? document.substring(start.length()) : document;
    return start + comments(steps(tenant)) + told(tenant) + body;
  }

  /** What belongs to no contract; the end of all of them. */
  static String rest(List<Remark> remarks) {
    return remarks.isEmpty()
        ? ""
        : comments(
            Stream.concat(
                Stream.of("", "In no contract:"),
                remarks.stream().map(remark -> "  " + said(remark))));
  }

  private static Stream<String> steps(ImportedTenant tenant) {
    return Stream.of(
            Stream.of(
                "PlatformTenant " + tenant.name() + ", written from what is there. To go on:",
                "1. Make it say what you mean: who owns it, who has access, which environments are"
                    + " protected."
                    + (observes(tenant)
                        ? ""
                        : " Have its class permit adoption, and say lifecycle.adoption: Observe."),
                "2. Apply it. Under lifecycle.adoption Observe nothing that is there is touched;"
                    + " what differs stands in status.adoption:",
                "     kubectl get pt " + tenant.name() + " -o jsonpath='{.status.adoption}'",
                "3. Hand over, object by object, what it shall take:"),
            tenant.handOver().stream().map(id -> "     " + annotate(id, tenant.name())),
            Stream.of(
                "4. Say lifecycle.adoption: Adopt, and take it off again when all is the"
                    + " tenant's."))
        .flatMap(lines -> lines);
  }

  private static boolean observes(ImportedTenant tenant) {
    return !tenant.contract().at("/spec/lifecycle/adoption").isMissingNode();
  }

  private static String annotate(ObjectId id, String tenant) {
    return "kubectl annotate "
        + id.kind().kind().toLowerCase(Locale.ROOT)
        + " "
        + id.name()
        + (id.namespace().isEmpty() ? "" : " -n " + id.namespace())
        + " platformtenant.io/adopt="
        + tenant;
  }

  private static String told(ImportedTenant tenant) {
    return tenant.remarks().isEmpty()
        ? ""
        : comments(
            Stream.concat(
                Stream.of("", "What it does not say, or says otherwise:"),
                tenant.remarks().stream().map(remark -> "  " + said(remark))));
  }

  private static String said(Remark remark) {
    return remark.subject()
        + ": "
        + remark.field()
        + (remark.value().isEmpty() ? " " : " \"" + remark.value() + "\" ")
        + remark.advice();
  }

  /** A runner of workflows would carry out what looks like a command of its own. */
  private static String comments(Stream<String> lines) {
    return lines
        .map(line -> Printable.of(line).replace("##[", "## ["))
        .map(line -> (line.isEmpty() ? "#" : "# " + line) + "\n")
        .collect(Collectors.joining());
  }
}
