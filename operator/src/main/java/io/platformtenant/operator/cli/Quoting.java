package io.platformtenant.operator.cli;

import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import io.platformtenant.operator.text.PlainYaml;
import java.util.regex.Pattern;

/**
 * Which texts YAML must hold in quotes to give them back as they are, to readers of YAML 1.1 and
 * 1.2 alike: Jackson leaves out a colon at the end, and numbers such as {@code 1e3} or {@code
 * 1_000} that Go's reader, and so kubectl, takes for numbers.
 */
final class Quoting extends StringQuotingChecker.Default {
  private static final long serialVersionUID = 1L;

  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z][-A-Za-z0-9_./]*");

  /** A version such as 1.2.3 is a text to every reader but the one with eyes. */
  private static final Pattern LIKE_A_NUMBER = Pattern.compile("[-+.]{0,2}[0-9][-+0-9_.:eE]*");

  private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`";

  @Override
  public boolean needToQuoteName(String name) {
    return super.needToQuoteName(name)
        || PlainYaml.of(name) != PlainYaml.TEXT
        || !PLAIN_NAME.matcher(name).matches();
  }

  @Override
  public boolean needToQuoteValue(String value) {
    return super.needToQuoteValue(value)
        || value.endsWith(":")
        || INDICATORS.indexOf(value.charAt(0)) >= 0
        || !value.strip().equals(value)
        || PlainYaml.of(value) != PlainYaml.TEXT
        || LIKE_A_NUMBER.matcher(value).matches()
        || value.codePoints().anyMatch(Quoting::isUnprintable);
  }

  /** A text of several lines stands as a block; everything else that moves a cursor is escaped. */
  private static boolean isUnprintable(int c) {
    return c != '\n' && (c < 0x20 || (c > 0x7e && !Character.isLetterOrDigit(c)));
  }
}
