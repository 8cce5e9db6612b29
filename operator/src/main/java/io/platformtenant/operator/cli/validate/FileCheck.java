package io.platformtenant.operator.cli.validate;

import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.cli.PathReader.Text;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.manifest.Document;
import io.platformtenant.operator.manifest.Located;
import io.platformtenant.operator.manifest.Manifests;
import io.platformtenant.operator.manifest.Mistake;
import io.platformtenant.operator.rules.SchemaRules;
import io.platformtenant.operator.schema.CrdSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What one file says by itself: its syntax, the objects of ours in it, and their structure. */
final class FileCheck {
  private final String file;
  private final Map<String, CrdSchema> schemas;
  private final List<LocatedFinding> mistakes = new ArrayList<>();
  private final List<CheckedObject> subjects = new ArrayList<>();

  private FileCheck(String file, Map<String, CrdSchema> schemas) {
    this.file = file;
    this.schemas = schemas;
  }

  /**
   * @param schemas by kind
   */
  static FileCheck of(Text text, Map<String, CrdSchema> schemas) {
    var check = new FileCheck(text.where(), schemas);
    // Templates of charts are no YAML either; only what speaks of us is ours to complain about.
    boolean mentionsUs = text.text().contains(ApiGroup.NAME);
    for (Document document : Manifests.read(text.text())) {
      List<Located> ours = document.objects().filter(FileCheck::isOurs).toList();
      boolean allOurs = !ours.isEmpty() || (document.root().isEmpty() && mentionsUs);
      document.mistakes().stream()
          .filter(mistake -> allOurs || mistake.kind() == Mistake.Kind.HIDDEN_BREAK)
          .forEach(check::add);
      ours.forEach(object -> check.subjects.add(check.subject(object)));
    }
    return check;
  }

  List<CheckedObject> subjects() {
    return subjects;
  }

  /** What is wrong with its syntax. */
  List<LocatedFinding> mistakes() {
    return mistakes;
  }

  boolean isOfInterest() {
    return !subjects.isEmpty() || !mistakes.isEmpty();
  }

  private static boolean isOurs(Located object) {
    return object.json().path("apiVersion").asText().startsWith(ApiGroup.NAME + "/");
  }

  private void add(Mistake mistake) {
    var entry =
        mistake.kind() == Mistake.Kind.DOUBLED_KEY ? SchemaRules.DOUBLED_KEY : SchemaRules.SYNTAX;
    mistakes.add(
        new LocatedFinding(
            file, mistake.at(), "", "", entry.finding(mistake.field(), mistake.message())));
  }

  private CheckedObject subject(Located object) {
    String version = object.json().path("apiVersion").asText();
    if (!version.equals(ApiGroup.NAME + "/" + ApiGroup.VERSION)) {
      return new CheckedObject(
          file,
          object,
          List.of(
              SchemaRules.KIND.finding(
                  FieldPath.of("apiVersion"),
                  "\"%s\" is not known; write %s/%s"
                      .formatted(version, ApiGroup.NAME, ApiGroup.VERSION))));
    }
    return new CheckedObject(file, object, structural(object));
  }

  private List<Finding> structural(Located object) {
    String kind = object.json().path("kind").asText();
    CrdSchema schema = schemas.get(kind);
    return schema == null
        ? List.of(
            SchemaRules.KIND.finding(
                FieldPath.of("kind"),
                "\"%s\" is no kind of %s; there are %s"
                    .formatted(
                        kind,
                        ApiGroup.NAME,
                        String.join(", ", new java.util.TreeSet<>(schemas.keySet())))))
        : schema.check(object.json());
  }
}
