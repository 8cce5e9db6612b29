package io.platformtenant.operator.cli.everyday;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.platformtenant.operator.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/** What {@code render} makes of a folder, gates open. */
final class Render {
  private Render() {}

  static JsonNode of(Path folder) {
    var out = new StringWriter();
    var errors = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(errors))
            .execute("render", "-o", "json", "--open-gates", folder.toString());
    assertThat(code).as(errors.toString()).isZero();
    try {
      return new JsonMapper().readTree(out.toString());
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + out, e);
    }
  }
}
