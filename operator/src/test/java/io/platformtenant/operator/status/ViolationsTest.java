package io.platformtenant.operator.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.platformtenant.api.v1alpha1.Violation;
import io.platformtenant.api.v1alpha1.ViolationSeverity;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.findings.Part;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.findings.Severity;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ViolationsTest {
  private static final Finding WARNING = finding("PX015", Severity.WARNING);
  private static final Finding ERROR = finding("PT001", Severity.ERROR);

  @Test
  void errorsComeBeforeWarningsAndKeepTheirOrder() {
    assertThat(Violations.ofTenant(List.of(WARNING, ERROR, finding("PT002", Severity.ERROR))))
        .extracting(Violation::rule, Violation::severity)
        .containsExactly(
            tuple("PT001", ViolationSeverity.Error),
            tuple("PT002", ViolationSeverity.Error),
            tuple("PX015", ViolationSeverity.Warning));
  }

  @Test
  void noWarningTakesThePlaceOfAnError() {
    List<Finding> findings =
        Stream.concat(Collections.nCopies(30, WARNING).stream(), Stream.of(ERROR)).toList();

    assertThat(Violations.ofTenant(findings))
        .hasSize(20)
        .first()
        .matches(v -> v.rule().equals("PT001"));
  }

  @Test
  void aClassTellsOfItselfWithoutATenant() {
    var breaches = new TreeMap<>(Map.of("payments", List.of(ERROR)));

    assertThat(Violations.ofClass(List.of(WARNING), breaches))
        .extracting(Violation::rule, Violation::tenant)
        .containsExactly(tuple("PT001", "payments"), tuple("PX015", null));
  }

  private static Finding finding(String rule, Severity severity) {
    return new Finding(
        rule,
        severity,
        Reason.InvalidSpec,
        Layer.SHAPE,
        Part.PLATFORM,
        FieldPath.of("spec"),
        "",
        "wrong");
  }
}
