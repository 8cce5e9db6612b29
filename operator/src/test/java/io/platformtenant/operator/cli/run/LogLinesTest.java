package io.platformtenant.operator.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Real lines, of a process that logs. */
class LogLinesTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** What ends a line somewhere, moves a cursor, or turns text around. */
  private static final Pattern HARMFUL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

  @Test
  void textIsOneHarmlessLinePerEvent() throws IOException {
    List<String> lines = lines("text", "debug");

    assertThat(lines)
        .allSatisfy(line -> assertThat(line).matches("2[-0-9]+T[0-9:.]+Z [A-Z]+ +(Ours|Theirs) .*"))
        .noneMatch(line -> HARMFUL.matcher(line).find());
    assertThat(lines.stream().map(line -> line.split(" ", 2)[1].replaceFirst(" +", " ")))
        .startsWith(
            "ERROR Ours at ERROR",
            "ERROR Theirs at ERROR",
            "WARN Ours at WARN",
            "WARN Theirs at WARN",
            "INFO Ours at INFO",
            "INFO Theirs at INFO",
            "DEBUG Ours at DEBUG")
        .hasSize(9);
    assertThat(lines.get(7))
        .contains(
            "one 2026-01-01T00:00:00.000Z ERROR Forged",
            "kind=Kustomization",
            "object=home-payments/prod-addons",
            "tenant=payments",
            "resource.name=payments",
            "resource.generation=7");
    assertThat(lines.get(8))
        .contains("broken", "java.lang.IllegalStateException: one", "at io.platformtenant.");
  }

  @Test
  void jsonIsOneObjectPerLineWithItsKeys() throws IOException {
    List<JsonNode> lines = lines("json", "info").stream().map(LogLinesTest::parsed).toList();

    assertThat(lines.stream().map(line -> line.path("message").asText()))
        .containsExactly(
            "at ERROR", "at ERROR", "at WARN", "at WARN", "at INFO", LogLines.HOSTILE, "broken");
    ObjectNode hostile = (ObjectNode) lines.get(5);
    assertThat(hostile.remove("time").asText()).matches("2[-0-9]+T[0-9:]+[.][0-9]{3}Z");
    assertThat(MAPPER.convertValue(hostile, new TypeReference<Map<String, String>>() {}))
        .isEqualTo(
            Map.of(
                "level", "WARN",
                "logger", "io.platformtenant.operator.Ours",
                "message", LogLines.HOSTILE,
                "tenant", "payments",
                "kind", "Kustomization",
                "object", "home-payments/prod-addons",
                "reason", LogLines.HOSTILE,
                "resource.name", "payments",
                "resource.generation", "7"));
    assertThat(lines.get(6).path("error").asText())
        .startsWith("java.lang.IllegalStateException: " + LogLines.HOSTILE);
  }

  private static JsonNode parsed(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError(line, e);
    }
  }

  private static List<String> lines(String format, String level) throws IOException {
    var java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            LogLines.class.getName(),
            format,
            level);
    Process process = java.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said.lines().toList();
  }
}
