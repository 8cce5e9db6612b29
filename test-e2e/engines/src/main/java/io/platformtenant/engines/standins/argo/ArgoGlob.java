package io.platformtenant.engines.standins.argo;

import java.util.regex.Pattern;

/** Argo CD's globs as far as {@code *}, {@code **} and {@code ?} go. */
final class ArgoGlob {

  private ArgoGlob() {}

  /** {@code *} crosses everything. */
  static boolean matches(String glob, String text) {
    return matches(glob, text, ".*");
  }

  /**
   * {@code *} stays within one segment, {@code **} crosses slashes, and a bare {@code *} is
   * everything.
   */
  static boolean matchesPath(String glob, String text) {
    return glob.equals("*") || matches(glob, text, "[^/]*");
  }

  private static boolean matches(String glob, String text, String star) {
    var regex = new StringBuilder();
    for (var i = 0; i < glob.length(); i++) {
      var c = glob.charAt(i);
      if (c == '*' && i + 1 < glob.length() && glob.charAt(i + 1) == '*') {
        regex.append(".*");
        i++;
      } else {
        regex.append(
            switch (c) {
              case '*' -> star;
              case '?' -> ".";
              default -> Pattern.quote(String.valueOf(c));
            });
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
  }
}
