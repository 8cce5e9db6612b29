package io.platformtenant.operator.reconcile;

import io.platformtenant.operator.enforcement.Answers;
import io.platformtenant.operator.enforcement.Boundary;
import io.platformtenant.operator.enforcement.Subject;
import io.platformtenant.operator.model.Enforced;
import io.platformtenant.operator.model.engines.Capabilities;
import io.platformtenant.operator.watch.EngineSettingsWatch;

/** Looks whether the engines enforce the boundary of a tenant; asked at every look at one. */
public interface EnforcementCheck {
  /** Knows nothing. */
  EnforcementCheck NONE = subject -> Engines.UNSEEN;

  static EnforcementCheck by(EngineSettingsWatch settings) {
    return subject -> {
      Answers answers = settings.to(Boundary.questions(subject));
      return new Engines(Boundary.judge(subject, answers), Boundary.capabilities(answers));
    };
  }

  Engines check(Subject subject);

  /** What one look at the engines says. */
  record Engines(Enforced enforced, Capabilities capabilities) {
    static final Engines UNSEEN = new Engines(Enforced.NOT_CHECKED, Capabilities.ALL);
  }
}
