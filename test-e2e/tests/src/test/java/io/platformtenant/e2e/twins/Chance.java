package io.platformtenant.e2e.twins;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/** Choices that a seed makes, and will make again. */
record Chance(Random random) {
  private static final List<String> USERS = List.of("*", "git", "{tenant}");

  static Chance of(long seed) {
    return new Chance(new Random(seed));
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  <T> T any(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  /** The longest of a few: where more is said, more is judged. */
  <T> T longest(List<T> items) {
    return Stream.of(any(items), any(items), any(items), any(items))
        .max(comparingInt(item -> item.toString().length()))
        .orElseThrow();
  }

  /** Some of them, at least one. */
  <T> List<T> some(List<T> items) {
    List<T> shuffled = new ArrayList<>(items);
    Collections.shuffle(shuffled, random);
    return List.copyOf(shuffled.subList(0, between(1, items.size())));
  }

  /** A pattern that the text, or one near it, fits or just fails to fit. */
  String pattern(String text, String tenant) {
    String shaped = shaped(oneIn(5) ? spelled(text) : text);
    return oneIn(3) ? shaped.replace(tenant, "{tenant}") : shaped;
  }

  private String shaped(String text) {
    int cut = between(0, text.length());
    String begin = text.substring(0, cut);
    String end = text.substring(between(cut, text.length()));
    String folder = text.substring(0, text.lastIndexOf('/') + 1);
    return switch (random.nextInt(9)) {
      case 0 -> "**";
      case 1 -> folder + "*";
      case 2 -> folder + "**";
      case 3 -> begin + "*" + end;
      case 4 -> begin + "**" + end;
      case 5 -> begin + "*";
      case 6 -> text.replaceFirst("^(https://|[a-z]+@)([^/:]*)[/:]", any(USERS) + "@$2:");
      default -> text;
    };
  }

  /** A text that fits a pattern, or nearly. */
  String fitting(String pattern, String tenant) {
    return pattern
        .replace("{tenant}", tenant)
        .replace("**", any(List.of("", "a", "a/b")))
        .replace("*", any(List.of("", "a", "a/b")));
  }

  /** An address as somebody else would write it, and sometimes another one. */
  String spelled(String address) {
    return switch (random.nextInt(11)) {
      case 0 -> address.toUpperCase(Locale.ROOT);
      case 1 -> address + "/";
      case 2, 3 -> address + any(List.of(".git", ".git", ".git/", "/.git"));
      case 4 -> address.replaceFirst("[.]git$", "");
      case 5 -> address.replaceFirst("^https://([^/]*)/", "git@$1:");
      case 6 -> address.replaceFirst("^https://", "ssh://git@");
      case 7 -> address.replaceFirst("^[a-z]+://", any(List.of("http://", "oci://", "ssh://", "")));
      case 8 -> address + "x";
      case 9 -> address + any(List.of("/x", "//x", "/../x", "/.git", "%20", "+x"));
      default -> address.replaceFirst("/[^/]*$", "");
    };
  }
}
