package io.platformtenant.operator.reconcile;

import io.platformtenant.operator.enforcement.Boundary;
import io.platformtenant.operator.enforcement.Subject;
import io.platformtenant.operator.model.Enforced;
import io.platformtenant.operator.watch.EngineSettingsWatch;

/** Looks whether the engines enforce the boundary of a tenant; asked at every look at one. */
public interface EnforcementCheck {
  /** Knows nothing. */
  EnforcementCheck NONE = subject -> Enforced.NOT_CHECKED;

  static EnforcementCheck by(EngineSettingsWatch settings) {
    return subject -> Boundary.judge(subject, settings.to(Boundary.questions(subject)));
  }

  Enforced check(Subject subject);
}
