package io.platformtenant.operator.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.cases.GoldenFiles;
import io.platformtenant.operator.cli.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The layouts of the page "Coming from ...", and others that people have. */
class ImportCasesTest {
  static Stream<ImportCase> cases() {
    return ImportCase.all();
  }

  @Test
  void thereAreCases() {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(6);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void becomesWhatItSays(ImportCase here) throws IOException {
    GoldenFiles golden = GoldenFiles.in(here.folder());

    Said contracts = here.said();
    golden.compare("out-contracts.yaml", contracts.out());
    golden.compare("out-diff.txt", here.said("--diff").out());
    assertThat(contracts.errors()).isEmpty();
    assertThat(contracts.code()).isEqualTo(here.said("--diff").code()).isLessThan(2);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void whatIsWrittenIsValidUnderItsClass(ImportCase here) throws IOException {
    Path folder = Files.createTempDirectory("import");
    String written = here.said().out();
    if (written.contains("kind: PlatformTenant")) {
      Path file = Files.writeString(folder.resolve("contracts.yaml"), written);

      Said validated = Said.by("validate", file.toString(), here.classFile().toString());

      assertThat(validated.out()).doesNotContain("error:");
      assertThat(validated.code()).isZero();
    }
  }

  /** Nor does a second look say anything else than the first. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void theOrderOfWhatIsReadDoesNotMatter(ImportCase here) throws IOException {
    List<String> documents = Arrays.asList(here.there().split("\n---\n", -1));
    Path turned =
        Files.writeString(
            Files.createTempDirectory("import").resolve("there.yaml"),
            documents.reversed().stream().collect(Collectors.joining("\n---\n")));

    assertThat(here.said(turned).out()).isEqualTo(here.said().out());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void noCommentEndsAndNoSecretIsTold(ImportCase here) {
    String written = here.said().out();

    assertThat(written.lines().filter(line -> line.startsWith("#")))
        .allMatch(line -> line.chars().noneMatch(Character::isISOControl))
        .noneMatch(line -> line.contains("##["));
    assertThat(written + here.said("--diff").out() + here.said("-o", "json").out())
        .doesNotContain("hunter2", "never-read");
  }
}
