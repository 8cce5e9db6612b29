package io.platformtenant.operator.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.cases.GoldenFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RulesPageTest {
  private static final Path DOCS = Path.of("..", "docs");

  @Test
  void thePageSaysWhatTheRulebookSays() throws IOException {
    GoldenFiles.in(DOCS).compare("rules.md", RulesPage.write());
  }

  @Test
  void noIdIsUsedTwice() {
    assertThat(Rulebook.entries()).extracting(RuleInfo::id).doesNotHaveDuplicates();
  }

  @Test
  void everyRuleSaysWhatItIsAndWhatToDo() {
    assertThat(Rulebook.entries())
        .allSatisfy(
            e -> {
              assertThat(e.id()).matches("P[TCXSO][0-9]{3}");
              assertThat(e.description()).as(e.id()).matches("[^|\n]+[.]");
              assertThat(e.remedy()).as("remedy of %s", e.id()).matches("[^|\n]+[.]");
              e.source().ifPresent(s -> assertThat(s).as(e.id()).matches("[-a-z0-9 ]+, [^|\n]+"));
            });
  }
}
