package io.platformtenant.operator.adoption;

import io.platformtenant.operator.text.Credentials;
import io.platformtenant.operator.text.Shortened;
import io.platformtenant.operator.text.Texts;

/** What somebody wrote into an object, as it is repeated: it may be anything. */
final class Shown {
  private static final int UNREADABLE = 0xfffd;

  private Shown() {}

  /** At most this many characters, none that moves a cursor or hides others, and no password. */
  static String text(String text, int most) {
    String cut = Shortened.toLength(Credentials.hiddenIn(text), most);
    return cut.codePoints()
        .map(c -> Texts.isInvisible(c) ? UNREADABLE : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
