package io.platformtenant.demo;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** An object came, changed or went. */
record Change(Optional<Thing> before, Optional<Thing> now) {
  /** The object as it is, or as it was last. */
  Thing thing() {
    return now.or(() -> before).orElseThrow();
  }

  boolean came() {
    return before.isEmpty();
  }

  boolean went() {
    return now.isEmpty();
  }

  /** Whether something holds now that did not hold before. */
  boolean became(Predicate<Thing> holds) {
    return now.filter(holds).isPresent() && before.filter(holds).isEmpty();
  }

  /** Whether something is said now that was not said before. */
  boolean isNew(Function<Thing, String> said) {
    return now.map(said).filter(text -> !text.isEmpty()).isPresent()
        && !now.map(said).equals(before.map(said));
  }
}
