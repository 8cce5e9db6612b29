package io.platformtenant.e2e.faults;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** JSON at and past what readers of JSON expect, by what it is. */
final class NastyValues {
  private NastyValues() {}

  static Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    for (int depth : new int[] {60, 1_100, 5_000, 9_900}) {
      all.put("objects %d deep".formatted(depth), objects(depth));
      all.put("lists %d deep".formatted(depth), "{\"a\":" + lists(depth) + "}");
    }
    all.put("both 1500 deep", "{\"a\":[".repeat(1_500) + "1" + "]}".repeat(1_500));
    for (int length : new int[] {50_001, 60_000, 300_000}) {
      all.put("a key of %d characters".formatted(length), "{\"" + "k".repeat(length) + "\":1}");
    }
    for (int length : new int[] {33_000, 1_000_000}) {
      all.put("a text of %d characters".formatted(length), text("x".repeat(length)));
    }
    all.put("20000 keys", object(20_000));
    all.put("a list of 100000 numbers", "{\"a\":[" + "1,".repeat(99_999) + "1]}");
    all.put("a list of 50000 empty objects", "{\"a\":[" + "{},".repeat(49_999) + "{}]}");
    numbers().forEach((what, number) -> all.put(what, "{\"n\":" + number + "}"));
    texts().forEach((what, text) -> all.put(what, text(text)));
    texts().forEach((what, key) -> all.put("key: " + what, "{\"" + key + "\":1}"));
    all.put("a key given twice", "{\"a\":1,\"a\":2}");
    all.put("nothing", "{}");
    all.put("null", "null");
    all.put("null within", "{\"a\":null,\"b\":[null]}");
    all.put("no object but a text", "\"text\"");
    all.put("no object but a list", "[1]");
    return all;
  }

  static Map<String, String> numbers() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("minus zero", "-0");
    all.put("minus zero point zero", "-0.0");
    all.put("2^31", "2147483648");
    all.put("2^63 - 1", "9223372036854775807");
    all.put("2^63", "9223372036854775808");
    all.put("2^64", "18446744073709551616");
    all.put("20 digits", "12345678901234567890");
    all.put("300 digits", "9".repeat(300));
    all.put("1200 places", "0." + "1".repeat(1_200));
    all.put("1e400", "1e400");
    all.put("1e308", "1e308");
    all.put("5e-324", "5e-324");
    all.put("1e-400", "1e-400");
    return all;
  }

  private static Map<String, String> texts() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("NUL", "\\u0000");
    all.put("half a surrogate pair", "\\ud800");
    all.put("the other half", "\\udc00x");
    all.put("a surrogate pair", "\\ud83d\\ude00");
    all.put("the last code point", "\\udbff\\udfff");
    all.put("no character", "\\uffff");
    all.put("a byte-order mark", "\\ufeff");
    all.put("a line separator", "\\u2028");
    all.put("right to left", "\\u202e");
    all.put("escape", "\\u001b[2J");
    all.put("empty", "");
    all.put("a number in quotes", "1e400");
    all.put("a merge", "<<");
    all.put("a class", "@class");
    return all;
  }

  static String objects(int depth) {
    return "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
  }

  static String lists(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  private static String object(int keys) {
    return IntStream.range(0, keys)
        .mapToObj(i -> "\"k%d\":%d".formatted(i, i))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String text(String text) {
    return "{\"t\":\"" + text + "\"}";
  }
}
