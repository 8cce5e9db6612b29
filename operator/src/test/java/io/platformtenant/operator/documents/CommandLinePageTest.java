package io.platformtenant.operator.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.cli.ExitCode;
import io.platformtenant.operator.cli.Main;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The page says of the program what the program says of itself. */
class CommandLinePageTest {
  private static final Page PAGE = Page.named("docs/command-line.md");
  private static final Map<String, CommandLine> COMMANDS = Main.commandLine().getSubcommands();

  @Test
  void everyCommandHasItsSection() {
    assertThat(PAGE.headings().stream().filter(h -> h.text().startsWith("## ")))
        .extracting(h -> h.text().substring(3))
        .containsExactlyInAnyOrderElementsOf(COMMANDS.keySet());
  }

  @TestFactory
  Stream<DynamicTest> everyOptionIsToldWithItsDefaultAndNoOther() {
    return COMMANDS.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> tells(e.getKey(), e.getValue())));
  }

  @Test
  void whatEveryCommandTakesIsToldOnce() {
    List<String> told =
        PAGE.lines().stream()
            .takeWhile(line -> !line.text().startsWith("## "))
            .flatMap(line -> Page.code(line.text()).stream())
            .toList();
    assertThat(told).containsAll(common().flatMap(o -> Arrays.stream(o.names())).toList());
  }

  @Test
  void everyExitCodeIsTold() throws IllegalAccessException {
    List<String> told =
        tables(PAGE).filter(cells -> cells.get(0).matches("[0-9]+")).map(List::getFirst).toList();
    for (var code : ExitCode.class.getFields()) {
      assertThat(told).as(code.getName()).contains(String.valueOf(code.getInt(null)));
    }
    assertThat(told).hasSameSizeAs(ExitCode.class.getFields());
  }

  private static void tells(String name, CommandLine command) {
    assertThat(
            tables(PAGE.section(name))
                .filter(CommandLinePageTest::isOption)
                .map(OptionRow::written))
        .containsExactlyInAnyOrderElementsOf(rows(command.getCommandSpec()).toList());
  }

  private static Stream<OptionRow> rows(CommandSpec command) {
    var arguments = command.positionalParameters().stream().map(OptionRow::ofArgument);
    var own = own(command).map(OptionRow::ofOption);
    var values = own(command).flatMap(OptionRow::ofValues);
    return Stream.of(arguments, own, values).flatMap(rows -> rows);
  }

  /** Without what every command takes. */
  private static Stream<OptionSpec> own(CommandSpec command) {
    return command.options().stream().filter(option -> !isCommon(option));
  }

  private static boolean isCommon(OptionSpec option) {
    return common().anyMatch(c -> c.longestName().equals(option.longestName()));
  }

  private static Stream<OptionSpec> common() {
    return Main.commandLine().getCommandSpec().options().stream();
  }

  private static Stream<List<String>> tables(Page page) {
    return page.blocks().stream().flatMap(block -> block.rows().stream());
  }

  private static boolean isOption(List<String> cells) {
    return cells.getFirst().matches("`(?:-|[A-Z]).*");
  }
}
