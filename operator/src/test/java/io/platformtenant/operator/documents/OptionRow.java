package io.platformtenant.operator.documents;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option or argument of a command, as its row on the page should begin.
 *
 * @param names the option's names, each with what stands for its value
 * @param defaults what it is when nothing is said; several where they are separated
 */
record OptionRow(List<String> names, List<String> defaults) {
  static OptionRow ofOption(OptionSpec option) {
    String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
    return new OptionRow(
        Arrays.stream(option.names()).map(name -> name + value).toList(), defaultsOf(option));
  }

  static OptionRow ofArgument(ArgSpec argument) {
    String more = argument.arity().max() > 1 ? "..." : "";
    return new OptionRow(List.of(argument.paramLabel() + more), defaultsOf(argument));
  }

  static OptionRow written(List<String> cells) {
    return new OptionRow(Page.code(cells.get(0)), Page.code(cells.get(1)));
  }

  /** A row for each value of an option that has only a few, such as {@code -o json}. */
  static Stream<OptionRow> ofValues(OptionSpec option) {
    Iterable<String> values =
        Optional.ofNullable(option.completionCandidates()).orElseGet(List::of);
    return StreamSupport.stream(values.spliterator(), false)
        .map(value -> new OptionRow(List.of(option.names()[0] + " " + value), List.of()));
  }

  private static List<String> defaultsOf(ArgSpec argument) {
    if (argument.defaultValue() == null) {
      return List.of();
    }
    String regex = argument.splitRegex();
    return regex.isEmpty()
        ? List.of(argument.defaultValue())
        : List.of(argument.defaultValue().split(regex));
  }
}
