package io.platformtenant.operator.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.cli.Main;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** A command that is shown, or only named, is one that the program takes. */
class CommandsShownTest {
  /** The program, not the kind, up to where the shell goes on with something else. */
  private static final Pattern CALL = Pattern.compile("(?:^|/)platformtenant\"? ([^`|>&;)\\n]+)");

  @Test
  void everyCommandIsThereWithItsOptions() {
    assertThat(calls())
        .hasSizeGreaterThan(10)
        .allSatisfy(call -> assertThat(unknownIn(call)).as(call).isEmpty());
  }

  private static Stream<String> calls() {
    return Page.all().stream()
        .flatMap(page -> page.lines().stream())
        .filter(line -> line.isFenced() || line.text().contains("`"))
        .flatMap(line -> line.isFenced() ? Stream.of(line.text()) : Page.code(line.text()).stream())
        .flatMap(text -> CALL.matcher(text).results())
        .map((MatchResult found) -> found.group(1).strip());
  }

  private static List<String> unknownIn(String call) {
    List<String> words = List.of(call.split(" +"));
    CommandLine command = Main.commandLine().getSubcommands().get(words.getFirst());
    return command == null
        ? words
        : words.stream()
            .filter(word -> word.matches("--?[a-z].*"))
            .filter(word -> !isKnown(command, word))
            .toList();
  }

  private static boolean isKnown(CommandLine command, String word) {
    return command.getCommandSpec().options().stream()
        .anyMatch(option -> Arrays.asList(option.names()).contains(word.replaceAll("=.*", "")));
  }
}
