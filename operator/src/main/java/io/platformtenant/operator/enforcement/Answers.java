package io.platformtenant.operator.enforcement;

import java.util.Map;
import java.util.Objects;

/** What was read last; the same answers give the same judgement. */
public record Answers(Map<Question<?>, Seen<?>> byQuestion) {
  public Answers {
    byQuestion = Map.copyOf(byQuestion);
  }

  /** The kind of an answer is that of its question: whoever reads, reads by the question. */
  @SuppressWarnings("unchecked")
  <T> Seen<T> to(Question<T> question) {
    return (Seen<T>)
        Objects.requireNonNullElseGet(
            byQuestion.get(question), () -> new Seen.Unread<T>("it was not asked for yet"));
  }
}
