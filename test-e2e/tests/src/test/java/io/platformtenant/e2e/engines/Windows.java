package io.platformtenant.e2e.engines;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Sync windows, good and bad. */
final class Windows {
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "1",
          "5",
          "06",
          "7",
          "12",
          "13",
          "23",
          "24",
          "31",
          "32",
          "59",
          "60",
          "+3",
          "-1",
          "99999999999999999999",
          "1_0",
          "0x1",
          "",
          "٣");
  private static final List<String> WORDS =
      List.of("*", "?", "jan", "DEC", "mon", "Sun", "SAT", "sunday", "L", "frİ", "**", "x");
  private static final List<String> WHOLE =
      List.of(
          "0 2 * * *",
          "0 22 * * 1-5",
          "*/15 9-17 * * mon-fri",
          "0 0 1 jan ?",
          "@daily",
          "@every 1h",
          "TZ=UTC 0 2 * * *",
          "CRON_TZ=UTC 0 2 * * *",
          "TZ=Mars/Base 0 2 * * *",
          "TZ=UTC",
          "TZ=",
          "TZ= 0 2 * * *",
          "TZ=UTC @daily",
          "0 0 2 * * *",
          "0 2 * *",
          "",
          " 0 2 * * * ",
          "0\t2\n* * *",
          "0\u00a02 * * *",
          "0\u200b2 * * * *",
          ", , , , ,",
          "0 2 * * 7",
          "*-x-y * * * *",
          "*-5 * * * *",
          "5/5 * * * *",
          "5-1 * * * *",
          "1/0 * * * *",
          "1-2-3 * * * *",
          "1/2/3 * * * *",
          "tz=UTC 0 2 * * *",
          "TZ=../a 0 2 * * *",
          "0 2 * * *\u0085",
          "*/9223372036854775807 * * * *",
          "*/9223372036854775808 * * * *");
  private static final List<String> LENGTHS =
      List.of(
          "1h",
          "1h30m",
          "90m",
          "0",
          "",
          "1d",
          "1",
          "-1h",
          "+1h",
          "1.5h",
          ".5h",
          "5.h",
          ".h",
          "h",
          "1h ",
          " 1h",
          "1H",
          "1µs",
          "1μs",
          "1us",
          "1ns",
          "2562047h",
          "2562048h",
          "9223372036854775807ns",
          "9223372036854775808ns",
          "-9223372036854775808ns",
          "-9223372036854775809ns",
          "1h1h",
          "1m1h",
          "1,5h",
          "1.2.3h",
          "١h",
          "+",
          "--1h",
          "1e3s",
          "0x1s",
          "1h-1m",
          "0h",
          "00",
          "-0",
          "+0",
          "0.0",
          "1hour");

  private Windows() {}

  static ObjectNode any(Random random) {
    ObjectNode window = JsonNodeFactory.instance.objectNode();
    window.put("kind", random.nextInt(12) == 0 ? pick(List.of("", "Deny", "x"), random) : "deny");
    window.put("schedule", schedule(random));
    window.put("duration", random.nextInt(3) > 0 ? "1h" : pick(LENGTHS, random));
    if (random.nextInt(12) > 0) {
      window.putArray(pick(List.of("applications", "namespaces", "clusters"), random)).add("*");
    }
    if (random.nextInt(6) == 0) {
      window.put("description", pick(List.of("x", "é"), random).repeat(random.nextInt(400)));
    }
    if (random.nextInt(4) == 0) {
      window.put("timeZone", pick(List.of("UTC", "", "Mars/Base", "Europe/Berlin"), random));
    }
    return window;
  }

  private static String schedule(Random random) {
    if (random.nextInt(3) == 0) {
      return pick(WHOLE, random);
    }
    var fields = new ArrayList<String>();
    int strange = random.nextInt(8);
    for (int i = 0; i < 5; i++) {
      fields.add(i == strange || random.nextInt(12) == 0 ? field(random) : "*");
    }
    return String.join(" ", fields);
  }

  private static String field(Random random) {
    var field = new StringBuilder(atom(random));
    for (int i = random.nextInt(3); i > 0; i--) {
      field.append(pick(List.of("-", "/", ",", ",,"), random)).append(atom(random));
    }
    return field.toString();
  }

  private static String atom(Random random) {
    return pick(random.nextInt(3) == 0 ? WORDS : NUMBERS, random);
  }

  private static <T> T pick(List<T> pool, Random random) {
    return pool.get(random.nextInt(pool.size()));
  }
}
