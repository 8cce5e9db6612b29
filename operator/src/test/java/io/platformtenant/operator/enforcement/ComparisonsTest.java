package io.platformtenant.operator.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.enforcement.Question.SettingsIn;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonsTest {
  @Test
  void areAsFarApartAsArgoCdsOwnDefaultsSay() {
    assertThat(apart(Map.of())).contains(Duration.ofMinutes(3));
  }

  @Test
  void areAsFarApartAsIsSet() {
    assertThat(apart(Map.of("timeout.reconciliation", "1h", "timeout.reconciliation.jitter", "0s")))
        .contains(Duration.ofHours(1));
    assertThat(apart(Map.of("timeout.reconciliation", "1m30s"))).contains(Duration.ofSeconds(150));
  }

  @Test
  void areNoneWhereThatIsOff() {
    assertThat(apart(Map.of("timeout.reconciliation", "0s"))).isEmpty();
    assertThat(apart(Map.of("timeout.reconciliation", "0"))).isEmpty();
  }

  @Test
  void areNotGuessed() {
    assertThat(apart(Seen.absent())).isEmpty();
    assertThat(apart(new Seen.Unread<>("the operator's account may not"))).isEmpty();
    assertThat(Comparisons.apart(new Answers(Map.of()), Set.of("argocd"))).isEmpty();
    assertThat(apart(Map.of("timeout.reconciliation", "often"))).isEmpty();
  }

  private static Optional<Duration> apart(Map<String, String> settings) {
    return apart(Seen.of(settings));
  }

  private static Optional<Duration> apart(Seen<Map<String, String>> seen) {
    var answers = new Answers(Map.of(new SettingsIn("argocd", "argocd-cm"), seen));
    return Optional.ofNullable(Comparisons.apart(answers, Set.of("argocd")).get("argocd"));
  }
}
