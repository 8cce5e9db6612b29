package io.platformtenant.operator.cli.validate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.platformtenant.operator.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What {@code validate} printed and answered. */
public record Validate(int code, String out, String errors) {

  public static Validate run(String... arguments) {
    var out = new StringWriter();
    var errors = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(errors))
            .execute(
                Stream.concat(Stream.of("validate"), Stream.of(arguments)).toArray(String[]::new));
    return new Validate(code, out.toString(), errors.toString());
  }

  JsonNode json() {
    try {
      return new JsonMapper().readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + out + errors, e);
    }
  }

  /** The findings of {@code -o json}. */
  public List<JsonNode> findings() {
    return StreamSupport.stream(json().path("findings").spliterator(), false).toList();
  }
}
