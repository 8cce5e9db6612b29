package io.platformtenant.operator.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RulesPageTest {
  private static final Path PAGE = Path.of("..", "docs", "rules.md");

  @Test
  void thePageSaysWhatTheRulebookSays() throws IOException {
    String written = RulesPage.write();
    if (Boolean.getBoolean("refresh")) {
      Files.writeString(PAGE, written);
    }
    assertThat(PAGE).as("refresh with: mvn verify -Drefresh").hasContent(written);
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
              assertThat(e.id()).matches("P[TCXS][0-9]{3}");
              assertThat(e.description()).as(e.id()).matches("[^|\n]+[.]");
              assertThat(e.remedy()).as("remedy of %s", e.id()).matches("[^|\n]+[.]");
              e.source().ifPresent(s -> assertThat(s).as(e.id()).matches("[-a-z0-9 ]+, [^|\n]+"));
            });
  }
}
