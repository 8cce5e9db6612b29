package io.platformtenant.operator.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command printed and answered. */
public record Said(int code, String out, String errors) {

  public static Said by(String... words) {
    var out = new StringWriter();
    var errors = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(errors))
            .execute(words);
    return new Said(code, out.toString(), errors.toString());
  }

  public JsonNode json() {
    try {
      return new JsonMapper().readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + out + errors, e);
    }
  }
}
