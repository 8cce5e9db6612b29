package io.platformtenant.operator.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.kinds.TeardownStep;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page has the steps of a teardown in their order, and every kind in the step it goes in. */
class TeardownPageTest {
  private static final String NAME = "docs/behaviour.md";

  /** The kinds are the program's to say; what happens to them is written by hand. */
  @BeforeAll
  static void refresh() throws IOException {
    if (Boolean.getBoolean("refresh")) {
      String page = Checkout.read(NAME);
      for (TeardownStep step : TeardownStep.values()) {
        String row = "\\| `" + step + "` \\| `[^|]*\\|";
        page = page.replaceFirst(row, "| `" + step + "` | " + kindsIn(step) + " |");
      }
      Files.writeString(Checkout.path(NAME), page);
    }
  }

  @Test
  void thePageHasTheStepsInTheirOrder() {
    assertThat(rows())
        .extracting(row -> Page.code(row.getFirst()).getFirst())
        .containsExactlyElementsOf(Arrays.stream(TeardownStep.values()).map(Enum::name).toList());
  }

  @Test
  void everyKindStandsInItsStep() {
    assertThat(rows())
        .as("refresh with: mvn -pl operator -am test -Drefresh")
        .extracting(row -> row.get(1).strip())
        .containsExactlyElementsOf(
            Arrays.stream(TeardownStep.values()).map(TeardownPageTest::kindsIn).toList());
  }

  private static String kindsIn(TeardownStep step) {
    return Arrays.stream(ManagedKind.values())
        .filter(kind -> kind.step() == step)
        .map(kind -> "`" + kind.kind() + "`")
        .collect(Collectors.joining(", "));
  }

  private static List<List<String>> rows() {
    return Page.named(NAME).section("Off-boarding").blocks().stream()
        .flatMap(block -> block.rows().stream())
        .toList();
  }
}
