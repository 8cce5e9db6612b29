package io.platformtenant.e2e.scripts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code ./test NAME}: what it would have Maven do, and what it says to a name that it does not
 * know.
 */
class TestCommandTest {
  private record Answer(int code, String printed, String said) {}

  @ParameterizedTest
  @CsvSource({
    "CrdFilesTest, -pl crds -am test -Dtest=CrdFilesTest",
    "ArchitectureTest, -pl operator -am test -Dtest=ArchitectureTest",
    "TestCommandTest#a, -pl test-e2e/tests -am test -Dtest=TestCommandTest#a",
    "ChartIT, -pl test-e2e/tests -am verify -Dtest=none -Dit.test=ChartIT",
    "ImageIT, -pl test-e2e/tests -am verify -Dtest=none -Dit.test=ImageIT -Pimage",
    "DriftEngineIT, -pl test-e2e/tests -am verify -Dtest=none -Dit.test=DriftEngineIT -Pengines",
  })
  void aTestIsFoundByItsNameWithAllThatItNeeds(String name, String expected) throws Exception {
    var answer = test("--print", name);

    assertThat(answer.code()).as(answer.said()).isZero();
    assertThat(answer.printed().strip()).startsWith("mvn ").endsWith(expected);
  }

  @Test
  void whatFollowsTheNameGoesToMavenAndAProfileThereReplacesOurs() throws Exception {
    assertThat(test("--print", "DriftEngineIT", "-Pk3s", "-o").printed().strip())
        .endsWith("-Dit.test=DriftEngineIT -Pk3s -o");
  }

  @Test
  void aNameThatIsAlmostRightIsAnsweredWithTheRightOnes() throws Exception {
    var answer = test("driftengine");

    assertThat(answer.code()).isEqualTo(3);
    assertThat(answer.printed()).isEmpty();
    assertThat(answer.said())
        .isEqualTo("There is no test \"driftengine\". There is\n  DriftEngineIT\n");
  }

  @Test
  void aNameThatNobodyKnowsIsSaidToBeUnknown() throws Exception {
    assertThat(test("NoSuchTest"))
        .isEqualTo(
            new Answer(
                3,
                "",
                "There is no test \"NoSuchTest\"."
                    + " A test is named by its class: XTest is pure, XIT has an API server.\n"));
  }

  @Test
  void noNameIsAnsweredWithTheUsage() throws Exception {
    assertThat(test().said()).startsWith("Usage: ./test [--print] NAME");
    assertThat(test("-Pengines").code()).isEqualTo(3);
  }

  private static Answer test(String... arguments) throws IOException, InterruptedException {
    var errors = Files.createTempFile("test", ".err");
    try {
      var command = Stream.concat(Stream.of("./test"), Stream.of(arguments)).toList();
      var process = started(command, errors);
      process.getOutputStream().close();
      var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Answer(process.waitFor(), printed, Files.readString(errors));
    } finally {
      Files.delete(errors);
    }
  }

  private static Process started(List<String> command, Path errors) throws IOException {
    return new ProcessBuilder(command)
        .directory(Path.of("..", "..").toFile())
        .redirectError(errors.toFile())
        .start();
  }
}
