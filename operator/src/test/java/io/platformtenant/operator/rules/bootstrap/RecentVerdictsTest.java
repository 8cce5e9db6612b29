package io.platformtenant.operator.rules.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecentVerdictsTest {
  private final List<String> judged = new ArrayList<>();
  private final RecentVerdicts verdicts = new RecentVerdicts(2);

  @Test
  void aTextIsJudgedOnce() {
    ask("a", "a", "b", "a", "b");

    assertThat(judged).containsExactly("a", "b");
  }

  @Test
  void whatNobodyAskedForLongestIsForgotten() {
    ask("a", "b", "a", "c");
    ask("a", "b");

    assertThat(judged).containsExactly("a", "b", "c", "b");
  }

  private void ask(String... texts) {
    for (String text : texts) {
      assertThat(verdicts.of(text, this::judge)).contains("found in " + text);
    }
  }

  private Optional<String> judge(String text) {
    judged.add(text);
    return Optional.of("found in " + text);
  }
}
