package io.platformtenant.e2e.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.e2e.concurrency.OverRealEngines;
import io.platformtenant.operator.health.RecordedStatus;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The engines still say what is on record of every state we can bring them into. */
@OverRealEngines
final class RecordedStatusesEngineIT {

  @Nested
  final class Sources extends SourceStates {}

  @Nested
  final class Kustomizations extends KustomizationStates {}

  @Nested
  final class FailedKustomizations extends FailedKustomizationStates {}

  @Nested
  final class Applications extends ApplicationStates {}

  @Nested
  final class Operations extends OperationStates {}

  @Nested
  final class Sets extends SetStates {}

  @Test
  void everyRecordIsOfAStateThatIsBroughtAboutHere() {
    assertThat(RecordedStatus.all())
        .extracting(RecordedStatus::name)
        .containsExactlyInAnyOrderElementsOf(states().toList());
  }

  private static Stream<String> states() {
    return Arrays.stream(RecordedStatusesEngineIT.class.getDeclaredClasses())
        .map(Class::getSuperclass)
        .map(Class::getDeclaredMethods)
        .flatMap(Arrays::stream)
        .map((Method method) -> method.getAnnotation(Recorded.class))
        .filter(Objects::nonNull)
        .map(Recorded::value);
  }
}
