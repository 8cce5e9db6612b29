package io.platformtenant.operator.enforcement;

import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** A command line as pflag reads it: {@code --flag=value} or, of switches, {@code --flag}. */
record Arguments(List<String> words) {
  /** As strconv.ParseBool. */
  private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "TRUE", "True");

  /** The last value; empty where there is none. */
  String of(String flag) {
    String value = "";
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      String word = rest.next();
      if (word.startsWith("--" + flag + "=")) {
        value = word.substring(flag.length() + 3);
      } else if (word.equals("--" + flag) && rest.hasNext()) {
        value = rest.next();
      }
    }
    return value;
  }

  boolean isOn(String flag) {
    return words.stream()
        .filter(word -> word.equals("--" + flag) || word.startsWith("--" + flag + "="))
        .reduce((first, last) -> last)
        .filter(
            word -> word.equals("--" + flag) || TRUE.contains(word.substring(flag.length() + 3)))
        .isPresent();
  }
}
