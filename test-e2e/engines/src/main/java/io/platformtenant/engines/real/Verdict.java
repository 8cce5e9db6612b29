package io.platformtenant.engines.real;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.platformtenant.testkit.programs.LineProgram;
import java.nio.file.Path;
import java.util.List;

/** What Argo CD makes of projects and sets. */
public final class Verdict implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final LineProgram projects;
  private final LineProgram sets;

  private Verdict(Path program) {
    this.projects = LineProgram.start(program, "projects");
    this.sets = LineProgram.start(program, "sets");
  }

  public static Verdict start() {
    return new Verdict(EngineModule.VERDICT.program(System.out::println));
  }

  /**
   * One project as Argo CD sees it.
   *
   * @param error why ValidateProject refuses it, or ""
   * @param policyError why its Casbin policy can not be loaded, or ""; nothing else is told then
   * @param policies the fields of each policy, without the p
   * @param groups subject and role of each grouping
   */
  public record Project(
      String error, String policyError, List<List<String>> policies, List<List<String>> groups) {
    public Project {
      policies = List.copyOf(policies);
      groups = List.copyOf(groups);
    }

    public boolean isRefused() {
      return !error.isEmpty();
    }
  }

  /**
   * What becomes of an ApplicationSet.
   *
   * @param error why it makes no Applications, or ""
   * @param applications as the controller would write them
   */
  public record Set(String error, List<JsonNode> applications) {
    public Set {
      applications = List.copyOf(applications);
    }
  }

  /** An answer for each AppProject, in their order. */
  public List<Project> projects(List<? extends JsonNode> appProjects) {
    return projects.ask(appProjects.stream().map(JsonNode::toString).toList()).stream()
        .map(Verdict::read)
        .map(
            a ->
                new Project(
                    a.path("error").asText(),
                    a.path("policyError").asText(),
                    rows(a.path("policies")),
                    rows(a.path("groups"))))
        .toList();
  }

  /** A question about an ApplicationSet whose own list generators are to be run. */
  public static JsonNode question(JsonNode applicationSet) {
    return JsonNodeFactory.instance.objectNode().set("applicationSet", applicationSet);
  }

  /**
   * A question about an ApplicationSet whose generator looks into Git.
   *
   * @param parameters an object for each item that it would find there
   */
  public static JsonNode question(JsonNode applicationSet, List<? extends JsonNode> parameters) {
    var question = JsonNodeFactory.instance.objectNode();
    question.set("applicationSet", applicationSet);
    question.putArray("parameters").addAll(parameters);
    return question;
  }

  /** An answer for each question, in their order. */
  public List<Set> sets(List<? extends JsonNode> questions) {
    return sets.ask(questions.stream().map(JsonNode::toString).toList()).stream()
        .map(Verdict::read)
        .map(a -> new Set(a.path("error").asText(), a.path("applications").valueStream().toList()))
        .toList();
  }

  @Override
  public void close() {
    projects.close();
    sets.close();
  }

  private static List<List<String>> rows(JsonNode rows) {
    return rows.valueStream().map(row -> row.valueStream().map(JsonNode::asText).toList()).toList();
  }

  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not JSON: " + line, e);
    }
  }
}
