package io.platformtenant.testkit.controlplane;

import io.platformtenant.testkit.controlplane.AuditLog.Deed;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Requests from a moment on with what was sent and answered, given once and not kept. */
public final class Deeds {
  private final AuditLog.Source source;
  private final Set<String> seen = new HashSet<>();
  private long offset;

  Deeds(AuditLog.Source source, long offset) {
    this.source = source;
    this.offset = offset;
  }

  /** Those that are new, in the order in which the server received them. */
  public List<Deed> next() {
    var tail = AuditLog.Tail.of(source, offset);
    offset = tail.end();
    return tail.lines()
        .map(AuditLine::parse)
        .filter(line -> line.isAnswer() && seen.add(line.id()))
        .map(AuditLine::deed)
        .sorted(Comparator.comparing(deed -> deed.request().at()))
        .toList();
  }
}
