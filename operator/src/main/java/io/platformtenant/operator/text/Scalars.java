package io.platformtenant.operator.text;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a text stays what it is when it is put into YAML without quotes. Flux fills variables
 * into files that kustomize has written anew, quotes around a variable are lost by then, and what
 * results is read by YAML 1.1 as well as by 1.2 (fluxcd/pkg, kustomize/kustomize_varsub.go).
 */
public final class Scalars {
  private static final String BREAKS_OUT = "\"'`\\{}[]$";
  private static final String FIRST = "._/+(";
  private static final String INNER = " ._/-+@:=,~%^();*&!?<>|#";

  private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,17}");
  private static final Pattern QUANTITY =
      Pattern.compile(
          "[-+]?((0|[1-9][0-9]*)(\\.[0-9]*)?|\\.[0-9]+)"
              + "([KMGTPE]i|[numkMGTPE]|[eE][-+]?[0-9]{1,2})?");

  private Scalars() {}

  /** A whole number as everybody reads it: no leading zero, which would make it octal. */
  public static boolean isInteger(String value) {
    return INTEGER.matcher(value).matches();
  }

  public static boolean isBoolean(String value) {
    return value.equals("true") || value.equals("false");
  }

  /** As the API server reads one (kubernetes, apimachinery/pkg/api/resource/quantity.go). */
  public static boolean isQuantity(String value) {
    return QUANTITY.matcher(value).matches();
  }

  /** What is wrong with a text that must stay a text, if anything. */
  public static Optional<String> problemIn(String value) {
    return broken(value).or(() -> retyped(value));
  }

  /** What would end the text, or begin something else. */
  private static Optional<String> broken(String value) {
    if (value.isEmpty()) {
      return Optional.of("is empty, which YAML reads as null; leave it out");
    }
    if (Texts.hasInvisible(value)) {
      return Optional.of("can not hold line breaks or control characters");
    }
    if (Texts.hasOuterSpace(value)) {
      return Optional.of("can not begin or end with a space");
    }
    if (value.chars().anyMatch(c -> BREAKS_OUT.indexOf(c) >= 0)) {
      return Optional.of(
          "can not hold quotes, braces, brackets, ` \\ or $: it is put into files without quotes");
    }
    int first = value.codePointAt(0);
    if (!Character.isLetterOrDigit(first) && FIRST.indexOf(first) < 0) {
      return Optional.of("can not begin with " + Character.toString(first) + " in YAML");
    }
    return value
        .codePoints()
        .filter(c -> !Character.isLetterOrDigit(c) && INNER.indexOf(c) < 0)
        .mapToObj(c -> "can not hold " + Character.toString(c))
        .findFirst();
  }

  private static Optional<String> retyped(String value) {
    if (value.startsWith("... ")) {
      return Optional.of("means something else in YAML");
    }
    if (value.contains(" #")) {
      return Optional.of("would be cut off: YAML reads a comment behind \" #\"");
    }
    if (value.contains(": ") || value.endsWith(":")) {
      return Optional.of("would be read by YAML as a map, for its \": \"");
    }
    return switch (PlainYaml.of(value)) {
      case TEXT -> Optional.empty();
      case NULL, SYNTAX -> Optional.of("means something else in YAML");
      case TRUE, FALSE -> Optional.of("would be read by YAML as true or false");
      case NUMBER -> Optional.of("would be read by YAML as a number");
      case DATE -> Optional.of("would be read by YAML as a date");
    };
  }
}
