package io.platformtenant.operator.lifecycle.freeze;

import java.time.Instant;

/**
 * A time in which nothing new is taken in.
 *
 * @param until no longer belongs to it
 */
public record Span(Instant from, Instant until) {
  public boolean holdsAt(Instant now) {
    return !now.isBefore(from) && now.isBefore(until);
  }

  boolean isOverAt(Instant now) {
    return !now.isBefore(until);
  }

  /** Whether there is no moment between this and one that begins later. */
  boolean meets(Span later) {
    return !later.from.isAfter(until);
  }

  /** Both, and what is between them. */
  Span with(Span later) {
    return new Span(from, until.isAfter(later.until) ? until : later.until);
  }
}
