package io.platformtenant.operator.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.model.ManagedKind;
import io.platformtenant.operator.model.TeardownStep;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page has the steps of a teardown in their order, and every kind in the step it goes in. */
class TeardownPageTest {
  private static final Page PAGE = Page.named("docs/behaviour.md").section("Off-boarding");

  @Test
  void thePageHasTheStepsInTheirOrder() {
    assertThat(rows())
        .extracting(row -> Page.code(row.getFirst()).getFirst())
        .containsExactlyElementsOf(Arrays.stream(TeardownStep.values()).map(Enum::name).toList());
  }

  @Test
  void everyKindStandsInItsStep() {
    for (TeardownStep step : TeardownStep.values()) {
      assertThat(Page.code(rows().get(step.ordinal()).get(1)))
          .as(step.name())
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(ManagedKind.values())
                  .filter(kind -> kind.step() == step)
                  .map(ManagedKind::kind)
                  .toList());
    }
  }

  private static List<List<String>> rows() {
    return PAGE.blocks().stream().flatMap(block -> block.rows().stream()).toList();
  }
}
