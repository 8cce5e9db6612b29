package io.platformtenant.operator.lifecycle.freeze;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The times that five cron fields name, as robfig/cron reads them (spec.go): where both days are
 * restricted, one of them is enough. What is no schedule was refused by the rulebook.
 */
public final class CronTimes {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

  private static final LocalDate ANY = LocalDate.of(2027, 1, 1);
  private static final long MINUTES_A_DAY = 24L * 60;

  private final BitSet minutes;
  private final BitSet hours;
  private final BitSet daysOfMonth;
  private final BitSet months;
  private final BitSet daysOfWeek;
  private final boolean anyDay;

  private CronTimes(List<String> fields) {
    minutes = values(fields.get(0), 0, 59, List.of());
    hours = values(fields.get(1), 0, 23, List.of());
    daysOfMonth = values(fields.get(2), 1, 31, List.of());
    months = values(fields.get(3), 1, 12, MONTHS);
    daysOfWeek = values(fields.get(4), 0, 6, DAYS);
    anyDay = isStarred(fields.get(2)) || isStarred(fields.get(4));
  }

  public static CronTimes of(String schedule) {
    return new CronTimes(List.of(schedule.strip().split("\\s+")));
  }

  /** Local times of these days, both included, in their order. */
  Stream<LocalDateTime> between(LocalDate first, LocalDate last) {
    return first
        .datesUntil(last.plusDays(1))
        .filter(this::fits)
        .flatMap(
            day ->
                hours.stream()
                    .boxed()
                    .flatMap(hour -> minutes.stream().mapToObj(m -> day.atTime(hour, m))));
  }

  /** Whether it ever begins: no month has a 31st of February, and a comma alone names nothing. */
  public boolean isEver() {
    return !hours.isEmpty() && !minutes.isEmpty() && days().findAny().isPresent();
  }

  /** The least time by the clock from one begin to the next; none where there are not two. */
  Optional<Duration> shortestGap() {
    if (!isEver()) {
      return Optional.empty();
    }
    List<Integer> times =
        hours.stream()
            .boxed()
            .flatMap(hour -> minutes.stream().mapToObj(minute -> hour * 60 + minute))
            .toList();
    List<Long> days = days().map(LocalDate::toEpochDay).toList();
    Stream<Long> within = gaps(times.stream().map(Integer::longValue).toList());
    Stream<Long> across =
        gaps(days).map(apart -> apart * MINUTES_A_DAY + times.getFirst() - times.getLast());
    return Stream.concat(within, across).min(Comparator.naturalOrder()).map(Duration::ofMinutes);
  }

  private static Stream<Long> gaps(List<Long> ascending) {
    return IntStream.range(1, ascending.size())
        .mapToObj(i -> ascending.get(i) - ascending.get(i - 1));
  }

  /** Long enough for each day of a leap year, and the month after it. */
  private Stream<LocalDate> days() {
    return ANY.datesUntil(ANY.plusYears(4).plusMonths(1)).filter(this::fits);
  }

  private boolean fits(LocalDate day) {
    boolean ofMonth = daysOfMonth.get(day.getDayOfMonth());
    boolean ofWeek = daysOfWeek.get(day.getDayOfWeek().getValue() % 7);
    return months.get(day.getMonthValue()) && (anyDay ? ofMonth && ofWeek : ofMonth || ofWeek);
  }

  private static boolean isStarred(String field) {
    return Stream.of(field.split(",")).anyMatch(range -> range.matches("[*?](/1)?"));
  }

  private static BitSet values(String field, int min, int max, List<String> names) {
    BitSet values = new BitSet();
    for (String range : field.split(",", -1)) {
      if (!range.isEmpty()) {
        add(values, range, min, max, names);
      }
    }
    return values;
  }

  private static void add(BitSet values, String range, int min, int max, List<String> names) {
    String[] parts = range.split("/", -1);
    String[] ends = parts[0].split("-", -1);
    boolean all = ends[0].equals("*") || ends[0].equals("?");
    int low = all ? min : value(ends[0], min, names);
    int high =
        all || (parts.length == 2 && ends.length == 1)
            ? max
            : value(ends[ends.length - 1], min, names);
    // A step may be as large as a long, and goes past the end then.
    long step = parts.length == 2 ? Math.min(max + 1L, Long.parseLong(parts[1])) : 1;
    for (long value = low; value <= high; value += step) {
      values.set((int) value);
    }
  }

  private static int value(String text, int min, List<String> names) {
    int name = names.indexOf(text.toLowerCase(Locale.ROOT));
    return name < 0 ? Integer.parseInt(text) : min + name;
  }
}
