package io.platformtenant.operator.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.platformtenant.operator.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What an attacker wrote into contracts: {@code validate} tells it by the rules that the first line
 * names, in characters that move nothing, and has nothing to say of the like act beside it.
 */
class HostileFilesTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "cases", "hostile");
  private static final String INSIDE = ".inside.yaml";
  private static final String TOLD = "# told: ";

  /** Of a processor: how many others run beside is no matter of the file. */
  private static final Duration SOON = Duration.ofMinutes(1);

  private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

  @Test
  void eachHasALikeActThatStaysInside() {
    assertThat(hostile()).hasSizeGreaterThanOrEqualTo(9).allMatch(f -> Files.exists(inside(f)));
  }

  @TestFactory
  Stream<DynamicTest> isTold() {
    return hostile().stream()
        .map(
            file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> assertTold(file)));
  }

  @TestFactory
  Stream<DynamicTest> theLikeActIsFine() {
    return hostile().stream()
        .map(HostileFilesTest::inside)
        .map(
            file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> assertFine(file)));
  }

  /** No line begins with what a file says, and no byte is a command to a terminal. */
  @TestFactory
  Stream<DynamicTest> isPrintedPlainly() {
    return hostile().stream()
        .flatMap(file -> Stream.of("validate", "render").map(command -> plain(command, file)));
  }

  private static void assertTold(Path file) {
    String head = read(file).lines().findFirst().orElseThrow();
    assertThat(head).startsWith(TOLD);
    assertThat(rules(file)).containsExactly(head.substring(TOLD.length()).split(" ", -1));
  }

  private static void assertFine(Path file) {
    assertThat(rules(file)).isEmpty();
  }

  private static DynamicTest plain(String command, Path file) {
    return DynamicTest.dynamicTest(
        command + " " + file.getFileName(),
        () -> {
          String said = run(command, file.toString());
          assertThat(said.lines()).noneMatch(line -> line.startsWith("::"));
          assertThat(said.chars().filter(c -> c < ' ' && c != '\n')).isEmpty();
        });
  }

  private static List<String> rules(Path file) {
    long before = PROCESSOR.getCurrentThreadCpuTime();
    String said = run("validate", "-o", "json", file.toString());
    assertThat(Duration.ofNanos(PROCESSOR.getCurrentThreadCpuTime() - before)).isLessThan(SOON);
    try {
      JsonNode report = new JsonMapper().readTree(said);
      return report.path("findings").valueStream().map(f -> f.path("rule").asText()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String run(String... arguments) {
    var said = new StringWriter();
    Main.commandLine()
        .setOut(new PrintWriter(said))
        .setErr(new PrintWriter(said))
        .execute(arguments);
    return said.toString();
  }

  private static List<Path> hostile() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(f -> !f.toString().endsWith(INSIDE)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path inside(Path file) {
    return Path.of(file.toString().replaceFirst("[.]yaml$", INSIDE));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
