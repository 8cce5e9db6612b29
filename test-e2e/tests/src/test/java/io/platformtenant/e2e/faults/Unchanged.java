package io.platformtenant.e2e.faults;

import org.hamcrest.BaseMatcher;
import org.hamcrest.Description;

/** Matches what is the same as when it was last looked at, and is there. */
final class Unchanged<T> extends BaseMatcher<T> {
  private Object last;

  @Override
  public boolean matches(Object now) {
    boolean same = now != null && now.equals(last);
    last = now;
    return same;
  }

  @Override
  public void describeTo(Description description) {
    description.appendText("something that stays the same");
  }
}
