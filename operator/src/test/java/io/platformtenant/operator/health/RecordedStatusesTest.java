package io.platformtenant.operator.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** We judge what real engines wrote as the head of each file has it. */
class RecordedStatusesTest {

  static List<RecordedStatus> all() {
    return RecordedStatus.all();
  }

  @Test
  void bothEnginesAreRecorded() {
    assertThat(all())
        .extracting(RecordedStatus::name)
        .anyMatch(name -> name.startsWith("flux/"))
        .anyMatch(name -> name.startsWith("argocd/"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void aRecordedStatusIsJudgedAsItsHeadSays(RecordedStatus recorded) {
    Health health = judge(recorded.object());
    Map<String, String> judged =
        Map.of(
            "judged",
            health.state() + ", " + health.reason(),
            "message",
            TextNode.valueOf(health.message()).toString());

    if (Boolean.getBoolean("refresh")) {
      recorded.write(judged, recorded.body());
    }
    assertThat(recorded.head())
        .as("refresh with: mvn -pl operator -am test -Drefresh")
        .containsKeys("shows", "seen")
        .containsAllEntriesOf(judged);
  }

  private static Health judge(JsonNode object) {
    return switch (object.path("kind").asText()) {
      case "Application" -> ArgoHealth.of(object);
      case "ApplicationSet" -> ApplicationSetHealth.of(object);
      default -> FluxHealth.of(object);
    };
  }
}
