package io.platformtenant.testkit.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The newest section of a changelog in the form of Keep a Changelog. */
final class Changes {
  private static final String SECTION = "## [";
  private static final String KIND = "### ";
  private static final String ITEM = "- ";
  private static final Pattern LINK = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");
  private static final Pattern AFTER_THE_FIRST_SENTENCE = Pattern.compile("(?<=[.!?]) .*");

  /** One of them: how it changed what people see, and what it is in a sentence. */
  record Change(String kind, String description) {}

  private Changes() {}

  static List<Change> newest(String changelog) {
    int from = changelog.indexOf("\n" + SECTION);
    int to = changelog.indexOf("\n" + SECTION, from + 1);
    List<Change> changes = new ArrayList<>();
    String kind = "";
    for (String line :
        changelog.substring(from, to < 0 ? changelog.length() : to).split("\n", -1)) {
      if (line.startsWith(KIND)) {
        kind = line.substring(KIND.length()).toLowerCase(Locale.ROOT);
      } else if (line.startsWith(ITEM)) {
        changes.add(new Change(kind, sentence(line.substring(ITEM.length()))));
      }
    }
    return changes;
  }

  private static String sentence(String item) {
    String text = LINK.matcher(item).replaceAll("$1");
    return AFTER_THE_FIRST_SENTENCE.matcher(text).replaceFirst("");
  }
}
