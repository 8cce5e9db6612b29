package io.platformtenant.operator.cli.validate;

import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.manifest.Position;
import java.util.Optional;

/**
 * A finding and where it stands.
 *
 * @param object kind and name of what it is about; empty where that cannot be told
 * @param name of the object
 * @param other where two tenants want one name, what the other one says
 */
record LocatedFinding(
    String file,
    Position at,
    String object,
    String name,
    Finding finding,
    Optional<Elsewhere> other) {

  LocatedFinding(String file, Position at, String object, String name, Finding finding) {
    this(file, at, object, name, finding, Optional.empty());
  }

  LocatedFinding beside(Optional<Elsewhere> place) {
    return new LocatedFinding(file, at, object, name, finding, place);
  }

  /** Another place that a finding is about. */
  record Elsewhere(String file, Position at, String object) {}
}
