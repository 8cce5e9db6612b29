package io.platformtenant.operator.imports;

import io.platformtenant.operator.text.Credentials;
import java.util.Comparator;

/**
 * Something that a contract does not say, or says otherwise than what is there.
 *
 * @param subject the object it is about, as lists print it
 * @param field the field of that object
 * @param value what stands there; "" where it is nothing, or too much to be repeated
 * @param advice what becomes of it, and what to do
 * @param leftOut whether the object stands in no contract for it
 */
public record Remark(String subject, String field, String value, String advice, boolean leftOut)
    implements Comparable<Remark> {
  private static final Comparator<Remark> ORDER =
      Comparator.comparing(Remark::subject)
          .thenComparing(Remark::leftOut, Comparator.reverseOrder())
          .thenComparing(Remark::field)
          .thenComparing(Remark::value)
          .thenComparing(Remark::advice);

  public Remark {
    value = Credentials.hiddenIn(value);
    advice = Credentials.hiddenIn(advice);
  }

  @Override
  public int compareTo(Remark other) {
    return ORDER.compare(this, other);
  }
}
