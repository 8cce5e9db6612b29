package io.platformtenant.operator.cli.validate;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.cli.Said;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What {@code validate} printed and answered. */
public record Validate(int code, String out, String errors) {

  public static Validate run(String... arguments) {
    Said said =
        Said.by(Stream.concat(Stream.of("validate"), Stream.of(arguments)).toArray(String[]::new));
    return new Validate(said.code(), said.out(), said.errors());
  }

  JsonNode json() {
    return new Said(code, out, errors).json();
  }

  /** The findings of {@code -o json}. */
  public List<JsonNode> findings() {
    return StreamSupport.stream(json().path("findings").spliterator(), false).toList();
  }
}
