package io.platformtenant.demo;

/** The operator's Events that say more than the objects do. */
record EventTeller(Terminal terminal) implements Teller {
  @Override
  public void tell(Change change, Scene scene) {
    Thing event = change.thing();
    if (change.came() && isDrift(event)) {
      terminal.line(event.text("/regarding/name"), Actor.OPERATOR, "Event: " + event.text("/note"));
    }
  }

  /** Whether an Event tells that somebody's change was put back. */
  static boolean isDrift(Thing event) {
    return event.kind().equals("Event") && event.text("/reason").equals("DriftCorrected");
  }
}
