package io.platformtenant.operator.cli.deletion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.api.v1alpha1.EffectiveDeletionPolicy;
import io.platformtenant.operator.cli.Printable;
import io.platformtenant.operator.cli.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints what a deletion would take. */
final class DeletePlanPrinter {
  private static final List<String> HEAD =
      List.of("STEP", "KIND", "NAME", "HAPPENS", "WITH IT GO", "HELD UP BY");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .build();

  private DeletePlanPrinter() {}

  static String print(DeletePlanFormat format, DeletePlan plan) {
    try {
      return switch (format) {
        case table -> table(plan);
        case json -> JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree(plan)) + "\n";
        case yaml -> YAML.writeValueAsString(tree(plan));
      };
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("printing the plan of a deletion", e);
    }
  }

  private static String table(DeletePlan plan) {
    List<List<String>> lines = new ArrayList<>(List.of(HEAD));
    plan.steps()
        .forEach(step -> step.objects().forEach(o -> lines.add(cells(step.name().name(), o))));
    return Table.of(lines)
        + "\n"
        + closing(plan).map(Printable::of).collect(Collectors.joining("\n", "", "\n"));
  }

  private static Stream<String> closing(DeletePlan plan) {
    return Stream.of(
            Stream.of(
                plan.held().map(why -> "Nothing goes: " + why).orElse("Nothing holds it."),
                policy(plan.policy())),
            plan.staying().isEmpty()
                ? Stream.<String>empty()
                : Stream.of("Stay, without our marks: " + String.join(", ", plan.staying())),
            plan.losing().entrySet().stream()
                .map(
                    who ->
                        "Loses access: "
                            + who.getKey()
                            + " in "
                            + String.join(", ", who.getValue())))
        .flatMap(lines -> lines);
  }

  private static String policy(EffectiveDeletionPolicy policy) {
    return "What Argo CD delivered: "
        + policy.delivery()
        + ". What Flux applied: "
        + policy.bootstrap()
        + ". Environment namespaces: "
        + policy.namespaces();
  }

  private static List<String> cells(String step, DeletePlan.Item object) {
    return Stream.of(
            step,
            object.id().kind().kind(),
            object.id().namespace().isEmpty()
                ? object.id().name()
                : object.id().namespace() + "/" + object.id().name(),
            happens(object),
            taken(object.takes()),
            object.heldUpBy().isEmpty() ? "-" : String.join("; ", object.heldUpBy()))
        .map(Printable::of)
        .toList();
  }

  private static String happens(DeletePlan.Item object) {
    return switch (object.removal()) {
      case DELETE -> object.takesAllThatIsInIt() ? "deleted, with all that is in it" : "deleted";
      case ORPHAN -> "deleted, what it brought stays";
      case RETAIN -> "stays";
    };
  }

  private static String taken(Map<String, Integer> takes) {
    return takes.isEmpty()
        ? "-"
        : takes.entrySet().stream()
            .map(kind -> kind.getValue() + " " + kind.getKey())
            .collect(Collectors.joining(", "));
  }

  private static ObjectNode tree(DeletePlan plan) {
    ObjectNode printed = JSON.createObjectNode();
    printed.put("tenant", plan.tenant());
    plan.held().ifPresent(why -> printed.put("held", why));
    var steps = printed.putArray("steps");
    plan.steps()
        .forEach(
            step -> {
              ObjectNode one = steps.addObject().put("step", step.name().name());
              var objects = one.putArray("objects");
              step.objects().forEach(o -> put(objects.addObject(), o));
            });
    var losing = printed.putArray("losesAccess");
    plan.losing()
        .forEach(
            (who, where) -> {
              var namespaces = losing.addObject().put("who", who).putArray("namespaces");
              where.forEach(namespaces::add);
            });
    printed
        .putObject("policy")
        .put("delivery", plan.policy().delivery().name())
        .put("bootstrap", plan.policy().bootstrap().name())
        .put("namespaces", plan.policy().namespaces().name());
    return printed;
  }

  private static void put(ObjectNode printed, DeletePlan.Item object) {
    printed
        .put("kind", object.id().kind().kind())
        .put("namespace", object.id().namespace())
        .put("name", object.id().name())
        .put(
            "happens",
            switch (object.removal()) {
              case DELETE -> "Delete";
              case ORPHAN -> "Orphan";
              case RETAIN -> "Retain";
            });
    ObjectNode takes = printed.putObject("takes");
    object.takes().forEach(takes::put);
    var by = printed.putArray("heldUpBy");
    object.heldUpBy().forEach(by::add);
  }
}
