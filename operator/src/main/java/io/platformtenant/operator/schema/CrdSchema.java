package io.platformtenant.operator.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.findings.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The schema of one kind in one version. */
public final class CrdSchema {
  private final JsonNode schema;
  private final String kind;

  private CrdSchema(JsonNode schema, String kind) {
    this.schema = schema;
    this.kind = kind;
  }

  /**
   * @param crd a CustomResourceDefinition
   * @throws IllegalArgumentException when it does not serve the version
   */
  public static CrdSchema of(JsonNode crd, String version) {
    JsonNode root =
        StreamSupport.stream(crd.at("/spec/versions").spliterator(), false)
            .filter(v -> v.path("name").asText().equals(version) && v.path("served").asBoolean())
            .map(v -> v.at("/schema/openAPIV3Schema"))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("the CRD does not serve " + version));
    ObjectNode whole = root.deepCopy();
    whole.withObject("/properties").setAll(Metadata.schemas());
    whole.withArray("/required").add("metadata");
    return new CrdSchema(whole, crd.at("/spec/names/kind").asText());
  }

  public String kind() {
    return kind;
  }

  /**
   * What an API server under strict field validation would refuse at creation. Rules that compare
   * with an older state are left out, and so are those about values whose structure is wrong
   * already.
   */
  public List<Finding> check(JsonNode object) {
    List<Finding> findings = new ArrayList<>();
    new StructureCheck(findings).check(object, schema, FieldPath.ROOT);
    Metadata.check(object.path("metadata"), findings);
    new CelCheck(unreadable(findings), findings).check(object, schema);
    return findings;
  }

  /** About these the API server does not ask its CEL rules any more either. */
  private static Set<FieldPath> unreadable(List<Finding> findings) {
    return findings.stream()
        .filter(f -> f.layer() == Layer.SYNTAX)
        .map(Finding::field)
        .collect(Collectors.toSet());
  }
}
