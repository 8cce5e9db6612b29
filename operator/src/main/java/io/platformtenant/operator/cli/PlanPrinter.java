package io.platformtenant.operator.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.operator.model.Held;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Plane;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.TenantPlan;
import java.util.List;
import java.util.Locale;

/** Prints plans. The same plan gives the same bytes. */
public final class PlanPrinter {
  private static final ObjectMapper YAML =
      YAMLMapper.builder(YAMLFactory.builder().stringQuotingChecker(new Quoting()).build())
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .build();
  private static final ObjectMapper JSON = new ObjectMapper();

  private PlanPrinter() {}

  /** One document per object; what is held stands at the end as comments. */
  public static String yaml(List<TenantPlan> plans) {
    StringBuilder text = new StringBuilder();
    for (TenantPlan plan : plans) {
      plan.objects().values().forEach(o -> text.append(write(YAML, o.body())));
      for (Held held : plan.held()) {
        text.append("# held: ")
            .append(held.object().id().describe())
            .append(' ')
            .append(held.message())
            .append('\n');
      }
    }
    return text.toString();
  }

  /** A List, as kubectl prints several objects. */
  static String json(List<TenantPlan> plans) {
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
  static String names(List<TenantPlan> plans) {
    StringBuilder text = new StringBuilder();
    plans.forEach(
        plan -> plan.objects().keySet().forEach(id -> text.append(nameOf(id)).append('\n')));
    return text.toString();
  }

  static String tree(List<TenantPlan> plans) {
    StringBuilder text = new StringBuilder();
    for (TenantPlan plan : plans) {
      text.append(plan.names().tenant())
          .append(" (class ")
          .append(plan.names().className())
          .append(")\n");
      for (Plane plane : Plane.values()) {
        branch(text, plan, plane);
      }
    }
    return text.toString();
  }

  private static void branch(StringBuilder text, TenantPlan plan, Plane plane) {
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
    text.append(plane == Plane.DELIVERY ? "└── " : "├── ")
        .append(plane.name().toLowerCase(Locale.ROOT))
        .append('\n');
    for (int i = 0; i < leaves.size(); i++) {
      text.append(plane == Plane.DELIVERY ? "    " : "│   ")
          .append(i == leaves.size() - 1 ? "└── " : "├── ")
          .append(leaves.get(i))
          .append('\n');
    }
  }

  private static String nameOf(ObjectId id) {
    String kind = id.kind().kind().toLowerCase(Locale.ROOT);
    return (id.kind().group().isEmpty() ? kind : kind + "." + id.kind().group()) + "/" + id.name();
  }

  private static String write(ObjectMapper mapper, ObjectNode body) {
    try {
      return mapper.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("printing a planned object", e);
    }
  }
}
