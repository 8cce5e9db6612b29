package io.platformtenant.e2e.perturbation;

import io.platformtenant.testkit.faults.WatchEvent;
import io.platformtenant.testkit.tenants.Corner;
import java.util.List;

/**
 * A place in what watches bring of a tenant, the same for two tenants that differ in name only.
 *
 * @param nth how many events of this type of this object there were, this one included
 */
record Moment(String resource, String namespace, String name, String type, int nth) {
  private static final int PARTS = 5;

  static Moment of(List<WatchEvent> trace, WatchEvent event, Corner corner) {
    int nth =
        (int)
            trace.subList(0, trace.indexOf(event) + 1).stream()
                .filter(e -> e.isOfTheSameAs(event) && e.type().equals(event.type()))
                .count();
    return new Moment(
        event.resource(),
        nameless(event.namespace(), corner),
        nameless(event.name(), corner),
        event.type(),
        nth);
  }

  static Moment parse(List<String> parts) {
    if (parts.size() != PARTS) {
      throw new IllegalArgumentException(
          "resource/namespace/name/type/nth, but: " + String.join("/", parts));
    }
    return new Moment(
        parts.get(0), parts.get(1), parts.get(2), parts.get(3), Integer.parseInt(parts.get(4)));
  }

  /** Whether the last of these events is at this place. */
  boolean isReachedBy(List<WatchEvent> trace, Corner corner) {
    return !trace.isEmpty() && of(trace, trace.getLast(), corner).equals(this);
  }

  private static String nameless(String text, Corner corner) {
    return text.replace(corner.id(), "{id}");
  }

  @Override
  public String toString() {
    return String.join("/", resource, namespace, name, type, Integer.toString(nth));
  }
}
