package io.platformtenant.operator.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.findings.Reason;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonsTest {
  private static final Page PAGE = Page.named("docs/behaviour.md");

  @Test
  void everyReasonOfAConditionHasOneRowAndNoOtherHas() {
    assertThat(PAGE.section("Conditions").blocks().stream().flatMap(b -> b.rows().stream()))
        .extracting(cells -> Page.code(cells.getFirst()))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Reason.values())
                .filter(reason -> reason != Reason.DriftCorrected)
                .map(reason -> List.of(reason.name()))
                .toList());
  }

  @Test
  void whatIsOnlyAnEventIsToldToo() {
    assertThat(PAGE.prose().stream().flatMap(line -> Page.code(line.text()).stream()))
        .contains(Reason.DriftCorrected.name());
  }
}
