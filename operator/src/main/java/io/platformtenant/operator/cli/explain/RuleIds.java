package io.platformtenant.operator.cli.explain;

import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.Rulebook;
import java.util.Iterator;

/** The ids there are, for shells to complete. */
final class RuleIds implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Rulebook.entries().stream().map(RuleInfo::id).iterator();
  }
}
