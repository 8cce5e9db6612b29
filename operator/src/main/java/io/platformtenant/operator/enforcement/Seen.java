package io.platformtenant.operator.enforcement;

import java.util.Optional;

/** An answer of the cluster: what is there, or why that could not be read. */
public sealed interface Seen<T> {
  /**
   * What is there.
   *
   * @param value empty where there is no such object
   */
  record Read<T>(Optional<T> value) implements Seen<T> {}

  /**
   * Nothing is known.
   *
   * @param why as it goes on after "can not be read: "
   */
  record Unread<T>(String why) implements Seen<T> {}

  static <T> Seen<T> of(T value) {
    return new Read<>(Optional.of(value));
  }

  static <T> Seen<T> absent() {
    return new Read<>(Optional.empty());
  }
}
