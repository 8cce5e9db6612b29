package io.platformtenant.operator.cli.tree;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.operator.cli.Printable;
import io.platformtenant.operator.cli.tree.TenantTree.Leaf;
import io.platformtenant.operator.health.Health;
import io.platformtenant.operator.kinds.Plane;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints a tenant and what there is of it. */
final class TreePrinter {
  private static final List<Plane> PLANES = List.of(Plane.values());
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private TreePrinter() {}

  /**
   * @param everything each object of the foundation too, and not their number alone
   */
  static String text(TenantTree tree, boolean everything) {
    StringBuilder text = new StringBuilder();
    head(tree).map(Printable::of).forEach(line -> text.append(line).append('\n'));
    for (Plane plane : PLANES) {
      boolean last = plane == PLANES.getLast();
      text.append(last ? "└── " : "├── ").append(nameOf(plane)).append('\n');
      List<String> lines = lines(tree.of(plane), everything);
      for (int i = 0; i < lines.size(); i++) {
        text.append(last ? "    " : "│   ")
            .append(i == lines.size() - 1 ? "└── " : "├── ")
            .append(Printable.of(lines.get(i)))
            .append('\n');
      }
    }
    return text.toString();
  }

  private static Stream<String> head(TenantTree tree) {
    return Stream.of(
            Stream.of(tree.tenant() + "  " + said(tree)),
            Stream.of("owner " + tree.owner().team() + ", " + tree.owner().contact()),
            tree.owner().links().stream().map(link -> link.name() + " " + link.url()))
        .flatMap(lines -> lines);
  }

  private static String said(TenantTree tree) {
    return tree.ready()
        .map(ready -> (tree.isReady() ? "Ready" : ready.reason()) + ": " + ready.message())
        .orElse("not looked at yet: is the operator running?");
  }

  private static List<String> lines(List<Leaf> leaves, boolean everything) {
    List<Leaf> shown = leaves.stream().filter(leaf -> everything || !leaf.isInForce()).toList();
    List<String> lines = new ArrayList<>(shown.stream().map(TreePrinter::line).toList());
    if (shown.size() < leaves.size()) {
      lines.add(
          leaves.stream()
              .filter(Leaf::isInForce)
              .collect(Collectors.groupingBy(leaf -> leaf.id().kind(), Collectors.counting()))
              .entrySet()
              .stream()
              .sorted(Map.Entry.comparingByKey())
              .map(kind -> kind.getValue() + " " + kind.getKey().kind())
              .collect(Collectors.joining(", ")));
    }
    return lines;
  }

  private static String line(Leaf leaf) {
    Health health = leaf.health();
    String why =
        Stream.of(health.reason(), health.message())
            .filter(word -> !word.isEmpty())
            .collect(Collectors.joining(": "));
    return leaf.id().brief()
        + (leaf.isInForce() ? "" : "  " + wordFor(health.state()))
        + (health.isReady() || why.isEmpty() ? "" : "  " + why);
  }

  private static String wordFor(Health.State state) {
    return switch (state) {
      case READY, CHECKED_AGAIN -> "Ready";
      case AWAITING_SYNC -> "AwaitingSync";
      case WORKLOAD_SUSPENDED -> "WorkloadSuspended";
      case PROGRESSING, ATTEMPTING -> "Progressing";
      case WAITING -> "Waiting";
      case SUSPENDED -> "Suspended";
      case DELETING -> "Deleting";
      case FAILED -> "Failed";
      case STALLED -> "Stalled";
      case SILENT -> "Unknown";
    };
  }

  private static String nameOf(Plane plane) {
    return plane.name().toLowerCase(Locale.ROOT);
  }

  static String json(TenantTree tree) {
    ObjectNode printed = JSON.createObjectNode().put("tenant", tree.tenant());
    tree.ready().ifPresent(ready -> put(printed.putObject("ready"), ready));
    ObjectNode owner = printed.putObject("owner");
    owner.put("team", tree.owner().team()).put("contact", tree.owner().contact());
    var links = owner.putArray("links");
    tree.owner()
        .links()
        .forEach(link -> links.addObject().put("name", link.name()).put("url", link.url()));
    var objects = printed.putArray("objects");
    tree.leaves().forEach(leaf -> put(objects.addObject(), leaf));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(printed) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("printing a tenant", e);
    }
  }

  private static void put(ObjectNode printed, Condition ready) {
    printed
        .put("status", ready.status())
        .put("reason", ready.reason())
        .put("message", ready.message());
  }

  private static void put(ObjectNode printed, Leaf leaf) {
    printed
        .put("plane", nameOf(leaf.id().kind().plane()))
        .put("kind", leaf.id().kind().kind())
        .put("namespace", leaf.id().namespace())
        .put("name", leaf.id().name())
        .put("state", wordFor(leaf.health().state()))
        .put("reason", leaf.health().reason())
        .put("message", leaf.health().message());
  }
}
