package io.platformtenant.operator.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A pattern of a class: {@code *} stands for any text within a segment, {@code **} for any text
 * across segments, {@code {tenant}} for the tenant; all else stands for itself. It is read
 * character by character, all possibilities at once, so that no pattern and no text makes it slow.
 */
public final class Wildcards {
  private static final String TENANT = "{tenant}";
  private static final Pattern SCP = Pattern.compile("([a-z0-9_.*{}-]+@[^/:@]+):(.*)");

  /** A literal character, or one of the two below. */
  private static final int WITHIN = -1;

  private static final int ACROSS = -2;

  private final List<Integer> steps;

  private Wildcards(List<Integer> steps) {
    this.steps = steps;
  }

  /** A pattern of names. */
  public static Wildcards of(String pattern, String tenant) {
    String text = pattern.replace(TENANT, tenant);
    List<Integer> steps = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '*') {
        steps.add((int) text.charAt(i));
      } else if (text.startsWith("**", i)) {
        steps.add(ACROSS);
        i++;
      } else {
        steps.add(WITHIN);
      }
    }
    return new Wildcards(steps);
  }

  /** A pattern of addresses, brought into the spelling of {@link Address} itself. */
  public static Wildcards ofAddresses(String pattern, String tenant) {
    String text = pattern.toLowerCase(Locale.ROOT);
    var scp = SCP.matcher(text);
    if (scp.matches()) {
      text = scp.group(1) + "/" + scp.group(2);
    } else if (text.startsWith("ssh://")) {
      text = text.substring("ssh://".length());
    }
    if (text.endsWith("/")) {
      text = text.substring(0, text.length() - 1);
    }
    boolean git = !text.startsWith("oci://") && !text.startsWith("bucket://");
    return of(
        git && text.endsWith(".git") && !isBareHost(text)
            ? text.substring(0, text.length() - 4)
            : text,
        tenant);
  }

  /** The end of a host is no end of a name. */
  private static boolean isBareHost(String text) {
    int scheme = text.indexOf("://");
    return scheme >= 0 && text.indexOf('/', scheme + 3) < 0;
  }

  /** What is wrong with a pattern as such, if anything. */
  public static Optional<String> problemIn(String pattern) {
    String rest = pattern.replace(TENANT, "");
    if (rest.contains("***")) {
      return Optional.of("holds three * in a row; * is any text within a segment, ** across");
    }
    return rest.chars()
            .anyMatch(c -> c <= ' ' || c > 0x7e || "?[]{}()!^$|+,;'\"\\`<>#&".indexOf(c) >= 0)
        ? Optional.of("knows {tenant}, * and ** only, no other syntax of a glob or a regex")
        : Optional.empty();
  }

  public boolean matches(String text) {
    var at = new BitSet(steps.size() + 1);
    reach(at, 0);
    for (int i = 0; i < text.length() && !at.isEmpty(); i++) {
      var next = new BitSet(steps.size() + 1);
      for (int s = at.nextSetBit(0); s >= 0 && s < steps.size(); s = at.nextSetBit(s + 1)) {
        step(next, s, text.charAt(i));
      }
      at = next;
    }
    return at.get(steps.size());
  }

  private void step(BitSet next, int step, char c) {
    int meant = steps.get(step);
    if (meant == ACROSS || (meant == WITHIN && c != '/')) {
      reach(next, step);
    } else if (meant == c) {
      reach(next, step + 1);
    }
  }

  /** A wildcard may stand for nothing. */
  private void reach(BitSet states, int step) {
    int at = step;
    states.set(at);
    while (at < steps.size() && steps.get(at) < 0) {
      at++;
      states.set(at);
    }
  }
}
