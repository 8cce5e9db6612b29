package io.platformtenant.operator.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

class GoldenFilesTest {
  private static final String PLAN = "out-plan.yaml";

  @TempDir private Path folder;

  @Test
  void theFileIsExpectedAndWhatIsMadeIsActual() throws IOException {
    write(PLAN, "kind: Namespace\n");
    assertThatThrownBy(() -> golden(false).compare(PLAN, "kind: Secret\n"))
        .asInstanceOf(InstanceOfAssertFactories.type(AssertionFailedError.class))
        .satisfies(
            failure -> {
              assertThat(failure.getExpected().getValue()).isEqualTo("kind: Namespace\n");
              assertThat(failure.getActual().getValue()).isEqualTo("kind: Secret\n");
            });
  }

  @Test
  void theMessageShowsWhatDiffersWithTheLinesAroundIt() throws IOException {
    write(PLAN, "a\nb\nc\nd\ne\nkind: Namespace\nf\n");
    assertThatThrownBy(() -> golden(false).compare(PLAN, "a\nb\nc\nd\ne\nkind: Secret\nf\n"))
        .hasMessage(
            """
            out-plan.yaml is not what is made now; if that is meant, refresh with: mvn -pl operator -am test -Drefresh
            --- out-plan.yaml, which is expected
            +++ what is made now
            @@ -3,5 +3,5 @@
             c
             d
             e
            -kind: Namespace
            +kind: Secret
             f""");
  }

  @Test
  void aFileThatIsMissingFails() {
    assertThatThrownBy(() -> golden(false).compare(PLAN, "kind: Secret\n"))
        .hasMessageContaining("+kind: Secret");
  }

  @Test
  void alsoTheLastEndOfALineCounts() throws IOException {
    write(PLAN, "kind: Secret");
    assertThatThrownBy(() -> golden(false).compare(PLAN, "kind: Secret\n"))
        .isInstanceOf(AssertionFailedError.class);
  }

  @Test
  void whatIsTheSamePasses() throws IOException {
    write(PLAN, "kind: Secret\n");
    write("in-tenant.yaml", "");
    GoldenFiles golden = golden(false);
    golden.compare(PLAN, "kind: Secret\n");
    assertThatCode(golden::noneIsStale).doesNotThrowAnyException();
  }

  @Test
  void aFileThatNothingMakesAnyMoreFails() throws IOException {
    write(PLAN, "kind: Secret\n");
    write("out-class-plan.yaml", "kind: Namespace\n");
    GoldenFiles golden = golden(false);
    golden.compare(PLAN, "kind: Secret\n");
    assertThatThrownBy(golden::noneIsStale)
        .hasMessageStartingWith("out-class-plan.yaml is expected, and nothing makes it any more");
  }

  @Test
  void refreshingWritesWhatIsMadeAndTakesAwayWhatIsStale() throws IOException {
    write(PLAN, "kind: Namespace\n");
    write("out-class-plan.yaml", "kind: Namespace\n");
    GoldenFiles golden = golden(true);
    golden.compare(PLAN, "kind: Secret\n");
    golden.noneIsStale();
    assertThat(folder.resolve(PLAN)).hasContent("kind: Secret\n");
    assertThat(folder.resolve("out-class-plan.yaml")).doesNotExist();
  }

  private GoldenFiles golden(boolean refresh) {
    return new GoldenFiles(folder, refresh);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
