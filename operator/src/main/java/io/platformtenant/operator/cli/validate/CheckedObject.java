package io.platformtenant.operator.cli.validate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.platformtenant.operator.cli.validate.LocatedFinding.Elsewhere;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.manifest.Located;
import io.platformtenant.operator.manifest.Position;
import io.platformtenant.operator.rules.SchemaRules;
import java.util.List;
import java.util.Optional;

/** One object of ours in a file, and what its schema says about it. */
record CheckedObject(String file, Located located, List<Finding> structural) {
  private static final JsonMapper LENIENT =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  String kind() {
    return located.json().path("kind").asText();
  }

  String name() {
    return located.json().path("metadata").path("name").asText();
  }

  LocatedFinding tell(Finding finding) {
    Position at =
        finding.rule().equals(SchemaRules.UNKNOWN_FIELD.id())
            ? located.keyOf(finding.field())
            : located.positionOf(finding.field());
    return new LocatedFinding(file, at, title(), name(), finding);
  }

  Elsewhere placeOf(FieldPath field) {
    return new Elsewhere(file, located.positionOf(field), title());
  }

  private String title() {
    return kind() + " \"" + name() + "\"";
  }

  /** The object itself; empty when its structure leaves that open. */
  <R extends HasMetadata> Optional<R> as(Class<R> type) {
    if (structural.stream().anyMatch(this::leavesItOpen)) {
      return Optional.empty();
    }
    try {
      return Optional.of(LENIENT.treeToValue(located.json(), type));
    } catch (JsonProcessingException e) {
      if (!structural.isEmpty()) {
        return Optional.empty();
      }
      throw new IllegalStateException(
          kind() + " \"" + name() + "\" passes its schema and can not be read", e);
    }
  }

  /** What is too long can still be read, and so can a number where a text should be. */
  private boolean leavesItOpen(Finding finding) {
    return finding.layer() == Layer.SYNTAX
        && (finding.rule().equals(SchemaRules.KIND.id()) || located.saysNothingAt(finding.field()));
  }
}
