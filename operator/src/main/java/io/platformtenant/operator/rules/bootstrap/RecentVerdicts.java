package io.platformtenant.operator.rules.bootstrap;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was found in the texts that were asked about last: so many that tenants can not fill the
 * memory with theirs. Nobody waits while another's text is judged.
 */
final class RecentVerdicts {
  private final int most;
  private final Map<String, Optional<String>> verdicts = new LinkedHashMap<>(16, 0.75f, true);

  RecentVerdicts(int most) {
    this.most = most;
  }

  Optional<String> of(String text, Function<String, Optional<String>> verdict) {
    Optional<String> known = known(text);
    return known == null ? remember(text, verdict.apply(text)) : known;
  }

  private synchronized Optional<String> known(String text) {
    return verdicts.get(text);
  }

  private synchronized Optional<String> remember(String text, Optional<String> found) {
    verdicts.put(text, found);
    if (verdicts.size() > most) {
      verdicts.remove(verdicts.keySet().iterator().next());
    }
    return found;
  }
}
