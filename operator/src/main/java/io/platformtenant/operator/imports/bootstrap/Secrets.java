package io.platformtenant.operator.imports.bootstrap;

import io.platformtenant.operator.imports.Notes;

/** What is said of references to Secrets, none of which is ever read. */
final class Secrets {
  private static final String MOVE =
      "is looked for in the home namespace of the tenant then; put one of this name there"
          + " before (none is read here)";

  private static final String OURS = "platform-";

  private Secrets() {}

  static void tell(String field, String name, Notes notes) {
    if (name.startsWith(OURS)) {
      notes.leaveOut(
          field, name, "is a name for what the platform keeps; give it another one first");
    } else {
      notes.say(field, name, MOVE);
    }
  }
}
