package io.platformtenant.operator.rules.argocd;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The five fields of a schedule, as Argo CD's parser reads them: numbers, names, ranges and steps;
 * no seconds and no descriptors such as {@code @daily} (robfig/cron, parser.go).
 */
public final class CronSchedule {
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+");

  private static final List<Bounds> FIELDS =
      List.of(
          new Bounds("minute", 0, 59, List.of()),
          new Bounds("hour", 0, 23, List.of()),
          new Bounds("day of month", 1, 31, List.of()),
          new Bounds(
              "month",
              1,
              12,
              List.of(
                  "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                  "dec")),
          new Bounds(
              "day of week", 0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat")));

  private static final Map<String, Boolean> BUILT_IN = Map.of("", true, "UTC", true, "Local", true);

  private CronSchedule() {}

  private record Bounds(String field, long min, long max, List<String> names) {}

  private static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Broken(String message) {
      super(message, null, false, false);
    }
  }

  /** What is wrong with a schedule, if anything. */
  public static Optional<String> problemIn(String schedule) {
    try {
      check(schedule);
      return Optional.empty();
    } catch (Broken e) {
      return Optional.of(e.getMessage());
    }
  }

  private static void check(String schedule) {
    String spec = schedule;
    if (spec.startsWith("TZ=") || spec.startsWith("CRON_TZ=")) {
      int end = spec.indexOf(' ');
      // Argo CD's parser panics here.
      require(end > 0, "names a time zone and nothing else");
      zone(spec.substring(spec.indexOf('=') + 1, end));
      spec = GoText.trimSpace(spec.substring(end));
    }
    require(!spec.startsWith("@"), "uses a descriptor; write five fields");
    List<String> fields = GoText.fields(spec);
    require(
        fields.size() == FIELDS.size(),
        "has "
            + fields.size()
            + " fields; five are needed: minute, hour, day of month, month, day"
            + " of week");
    for (int i = 0; i < fields.size(); i++) {
      for (String range : fields.get(i).split(",", -1)) {
        if (!range.isEmpty()) {
          range(range, FIELDS.get(i));
        }
      }
    }
  }

  private static void zone(String name) {
    require(
        BUILT_IN.containsKey(name) || ZoneId.getAvailableZoneIds().contains(name),
        "names no time zone");
  }

  private static void range(String text, Bounds bounds) {
    String[] parts = text.split("/", -1);
    String[] ends = parts[0].split("-", -1);
    boolean all = ends[0].equals("*") || ends[0].equals("?");
    require(all || ends.length <= 2, "has too many hyphens in \"" + text + "\"");
    require(parts.length <= 2, "has too many slashes in \"" + text + "\"");
    long low = all ? bounds.min() : value(ends[0], bounds);
    long high = all ? bounds.max() : value(ends[ends.length - 1], bounds);
    long step = parts.length == 2 ? number(parts[1]) : 1;
    if (parts.length == 2 && ends.length == 1) {
      high = bounds.max();
    }
    require(
        low >= bounds.min() && high <= bounds.max() && low <= high,
        "has \"%s\" as %s; that goes from %d to %d"
            .formatted(text, bounds.field(), bounds.min(), bounds.max()));
    require(step > 0, "has a step of 0 in \"" + text + "\"");
  }

  private static long value(String text, Bounds bounds) {
    int name = bounds.names().indexOf(GoText.lower(text));
    return name < 0 ? number(text) : bounds.min() + name;
  }

  private static long number(String text) {
    require(NUMBER.matcher(text).matches(), "has \"" + text + "\" where a number is needed");
    try {
      long number = Long.parseLong(text);
      require(number >= 0, "has a negative number, \"" + text + "\"");
      return number;
    } catch (NumberFormatException e) {
      throw new Broken("has a number that is too large, \"" + text + "\"");
    }
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new Broken(problem);
    }
  }
}
