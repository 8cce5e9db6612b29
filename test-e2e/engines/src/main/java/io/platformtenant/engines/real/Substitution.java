package io.platformtenant.engines.real;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.platformtenant.testkit.programs.LineProgram;
import java.util.List;
import java.util.Map;

/** What Flux's post-build substitution makes of resources and variables. */
public final class Substitution implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final LineProgram program;

  private Substitution(LineProgram program) {
    this.program = program;
  }

  public static Substitution start() {
    return new Substitution(
        LineProgram.start(EngineModule.SUBSTITUTE.program(System.out::println)));
  }

  /** A resource of a stage, and what its Kustomization substitutes. */
  public record Question(JsonNode resource, Map<String, String> substitute) {
    public Question {
      substitute = Map.copyOf(substitute);
    }
  }

  /**
   * What comes of it.
   *
   * @param error why the build of the stage fails, or ""
   * @param yaml what Flux goes on to apply, as text
   */
  public record Answer(String error, String yaml) {}

  /** An answer for each question, in their order. */
  public List<Answer> of(List<Question> questions) {
    return program.ask(questions.stream().map(Substitution::line).toList()).stream()
        .map(Substitution::read)
        .toList();
  }

  @Override
  public void close() {
    program.close();
  }

  private static String line(Question question) {
    var line = JsonNodeFactory.instance.objectNode();
    line.set("resource", question.resource());
    var substitute = line.putObject("substitute");
    question.substitute().forEach(substitute::put);
    return line.toString();
  }

  private static Answer read(String line) {
    try {
      var answer = JSON.readTree(line);
      return new Answer(answer.path("error").asText(), answer.path("yaml").asText());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not JSON: " + line, e);
    }
  }
}
