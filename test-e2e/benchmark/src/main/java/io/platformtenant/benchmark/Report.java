package io.platformtenant.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** What was measured, for people and for scripts. */
record Report(Machine machine, List<Scenario> scenarios) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  String table() {
    var text = new StringBuilder();
    text.append(
        "On %s, %d processors for server and operator together, load %.1f when it began; Java %s%n"
            .formatted(machine.system(), machine.processors(), machine.load(), machine.java()));
    for (Scenario scenario : scenarios) {
      text.append("%n%s: %s%n".formatted(scenario.name(), scenario.about()));
      scenario.figures().forEach(f -> text.append(line(f)));
    }
    return text.toString();
  }

  private static String line(Figure figure) {
    String spread =
        figure.rounds().size() == 1
            ? ""
            : "   (%s to %s in %d rounds)"
                .formatted(number(figure.least()), number(figure.most()), figure.rounds().size());
    return "  %-32s %9s %s%s%n"
        .formatted(figure.name(), number(figure.median()), figure.unit(), spread);
  }

  private static String number(double value) {
    boolean whole = value >= 100 || value == Math.rint(value);
    return String.format(Locale.ROOT, whole ? "%.0f" : "%.2f", value);
  }

  String json() {
    ObjectNode root = JSON.createObjectNode();
    root.putPOJO("machine", machine);
    var all = root.putObject("scenarios");
    for (Scenario scenario : scenarios) {
      var one = all.putObject(scenario.name()).put("about", scenario.about());
      var figures = one.putObject("figures");
      for (Figure figure : scenario.figures()) {
        figures
            .putObject(figure.name())
            .put("unit", figure.unit())
            .put("median", figure.median())
            .putPOJO("rounds", figure.rounds());
      }
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
