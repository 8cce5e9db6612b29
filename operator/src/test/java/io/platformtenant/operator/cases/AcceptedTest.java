package io.platformtenant.operator.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AcceptedTest {
  private static final List<AcceptedCase> ALL = AcceptedCase.all();

  @Test
  void everyCaseSaysWhatItComesNearToAndHow() {
    assertThat(ALL).hasSizeGreaterThanOrEqualTo(40);
    assertThat(ALL)
        .allSatisfy(
            c -> {
              assertThat(c.head()).as(c.toString()).hasSize(2);
              assertThat(c.head().getFirst()).as(c.toString()).matches("# near: [A-Za-z0-9-]+");
            });
  }

  @TestFactory
  Stream<DynamicTest> nothingIsFound() {
    return ALL.stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.toString(),
                    () -> assertThat(FoundIn.everything(c.file(), c.subject())).isEmpty()));
  }
}
