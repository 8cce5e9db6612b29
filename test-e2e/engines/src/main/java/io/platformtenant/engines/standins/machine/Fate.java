package io.platformtenant.engines.standins.machine;

/** What a script has in store for one object. */
public sealed interface Fate {

  Fate NORMAL = new Normal();

  record Normal() implements Fate {}

  /** Work begins and never ends. */
  record Stuck() implements Fate {}

  /** As if no controller watched the object. */
  record Unseen() implements Fate {}

  record Failing(String reason, String message) implements Fate {}
}
