package io.platformtenant.operator.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.operator.kinds.Plane;
import io.platformtenant.operator.model.ClassPlan;
import io.platformtenant.operator.model.Held;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Plan;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.TenantPlan;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Prints plans. The same plan gives the same bytes. */
public final class PlanPrinter {
  private static final ObjectMapper YAML =
      YAMLMapper.builder(YAMLFactory.builder().stringQuotingChecker(new Quoting()).build())
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .build();
  private static final ObjectMapper QUOTED =
      YAMLMapper.builder().disable(YAMLGenerator.Feature.SPLIT_LINES).build();

  /**
   * A line in a text of several, as JSON has it, that a runner of workflows would carry out
   * (actions/runner, ActionCommand.cs): it looks past what stands before it.
   */
  private static final Pattern COMMAND = Pattern.compile("\\\\n(\\s|\\\\t)*(::|##\\[)");

  private static final ObjectMapper JSON = new ObjectMapper();

  private PlanPrinter() {}

  /** One document per object; what is held stands at the end of its plan as comments. */
  public static String yaml(List<? extends Plan> plans) {
    StringBuilder text = new StringBuilder();
    for (Plan plan : plans) {
      plan.objects().values().forEach(o -> text.append(write(yamlFor(o.body()), o.body())));
      for (Held held : plan.held()) {
        text.append("# held: ")
            .append(Printable.of(held.object().id().describe()))
            .append(' ')
            .append(Printable.of(held.message()))
            .append('\n');
      }
    }
    return text.toString();
  }

  /** One object as a document of YAML. */
  public static String document(ObjectNode body) {
    return write(yamlFor(body), body);
  }

  /** A List, as kubectl prints several objects. */
  static String json(List<? extends Plan> plans) {
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    list.put("apiVersion", "v1");
    list.put("kind", "List");
    var items = list.putArray("items");
    plans.forEach(plan -> plan.objects().values().forEach(o -> items.add(o.body())));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(list) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("printing a plan", e);
    }
  }

  /** A line an object, as {@code kubectl get -o name} prints them. */
  static String names(List<? extends Plan> plans) {
    StringBuilder text = new StringBuilder();
    plans.forEach(
        plan ->
            plan.objects()
                .values()
                .forEach(o -> text.append(Printable.of(nameOf(o.id()))).append('\n')));
    return text.toString();
  }

  static String tree(List<? extends Plan> plans) {
    StringBuilder text = new StringBuilder();
    for (Plan plan : plans) {
      text.append(Printable.of(titleOf(plan))).append('\n');
      List<Plane> planes = planesOf(plan);
      planes.forEach(plane -> branch(text, plan, planes, plane));
    }
    return text.toString();
  }

  private static String titleOf(Plan plan) {
    return switch (plan) {
      case TenantPlan tenant ->
          tenant.names().tenant() + " (class " + tenant.names().className() + ")";
      case ClassPlan ofClass -> "class " + ofClass.className();
    };
  }

  private static List<Plane> planesOf(Plan plan) {
    return switch (plan) {
      case TenantPlan tenant -> List.of(Plane.values());
      case ClassPlan ofClass -> List.of(Plane.FOUNDATION, Plane.BOOTSTRAP);
    };
  }

  private static void branch(StringBuilder text, Plan plan, List<Plane> planes, Plane plane) {
    boolean last = plane == planes.getLast();
    List<String> leaves =
        java.util.stream.Stream.concat(
                plan.objects().values().stream()
                    .filter(o -> o.plane() == plane)
                    .map(PlannedObject::id)
                    .map(ObjectId::brief),
                plan.held().stream()
                    .filter(h -> h.object().plane() == plane)
                    .map(h -> h.object().id().brief() + "  (held: " + h.message() + ")"))
            .toList();
    text.append(last ? "└── " : "├── ").append(plane.name().toLowerCase(Locale.ROOT)).append('\n');
    for (int i = 0; i < leaves.size(); i++) {
      text.append(last ? "    " : "│   ")
          .append(i == leaves.size() - 1 ? "└── " : "├── ")
          .append(Printable.of(leaves.get(i)))
          .append('\n');
    }
  }

  private static String nameOf(ObjectId id) {
    String kind = id.kind().kind().toLowerCase(Locale.ROOT);
    return (id.kind().group().isEmpty() ? kind : kind + "." + id.kind().group()) + "/" + id.name();
  }

  private static ObjectMapper yamlFor(ObjectNode body) {
    return COMMAND.matcher(body.toString()).find() ? QUOTED : YAML;
  }

  private static String write(ObjectMapper mapper, ObjectNode body) {
    try {
      return mapper.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("printing a planned object", e);
    }
  }
}
