package io.platformtenant.operator.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.operator.settings.Setting;
import io.platformtenant.operator.settings.Settings;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What pages say of the chart's values, and what the program takes for one of them. */
class ChartValuesTest {
  private static final String CHART = "helm/platform-tenant-operator";
  private static final Pattern SET = Pattern.compile("--set '?([A-Za-z.]+)=");
  private static final Pattern PAGE = Pattern.compile("docs/[a-z-]+[.]md");

  /** A field of a class, and no value, though it begins like one. */
  private static final String OF_A_CLASS = "argocd.namespace";

  /** What is of use to one of several in a cluster, and in nobody's way alone. */
  private static final Map<Setting<?>, String> IN_A_POD =
      Map.of(
          Settings.HEALTH_PORT,
          "8081",
          Settings.METRICS_PORT,
          "8082",
          Settings.LEADER_ELECT,
          "true");

  private final JsonNode values = read();

  @Test
  void everyValueThatAPageNamesIsThere() {
    Set<String> paths = paths();
    assertThat(Stream.concat(named(), set()))
        .hasSizeGreaterThan(10)
        .allSatisfy(path -> assertThat(paths).contains(path));
  }

  @Test
  void everyPageThatTheChartNamesIsThere() {
    assertThat(Checkout.below(CHART, "").stream().flatMap(ChartValuesTest::pages))
        .isNotEmpty()
        .allSatisfy(page -> assertThat(Checkout.path(page)).exists());
  }

  @Test
  void theChartSaysOfEverySettingWhatTheProgramSays() {
    for (Setting<?> setting : Settings.ALL) {
      String chart = setting.chartValue().map(this::value).orElse(setting.builtIn());
      assertThat(chart)
          .as(setting.name())
          .isEqualTo(IN_A_POD.getOrDefault(setting, setting.builtIn()));
    }
  }

  @Test
  void theSchemaOfTheChartTakesTheWordsThatTheProgramTakes() throws JsonProcessingException {
    JsonNode schema = new YAMLMapper().readTree(Checkout.read(CHART + "/values.schema.json"));
    for (Setting<?> setting : List.of(Settings.LOG_FORMAT, Settings.LOG_LEVEL)) {
      String path = "/" + setting.chartValue().orElseThrow().replace(".", "/properties/");
      assertThat(texts(schema.at("/properties" + path + "/enum")))
          .isNotEmpty()
          .containsExactlyElementsOf(setting.choices());
    }
  }

  private String value(String path) {
    JsonNode value = values.at("/" + path.replace('.', '/'));
    assertThat(value.isMissingNode()).as(path).isFalse();
    return value.isArray() ? String.join(",", texts(value)) : value.asText();
  }

  private Stream<String> named() {
    return Page.all().stream()
        .flatMap(page -> page.prose().stream())
        .flatMap(line -> Page.code(line.text()).stream())
        .map(code -> code.replaceAll("[:=].*", ""))
        .filter(code -> code.matches("[a-z][A-Za-z]*[.][A-Za-z.]+") && !code.equals(OF_A_CLASS))
        .filter(code -> values.has(code.substring(0, code.indexOf('.'))));
  }

  private static Stream<String> set() {
    return Page.all().stream()
        .flatMap(page -> page.lines().stream())
        .flatMap(line -> SET.matcher(line.text()).results())
        .map((MatchResult found) -> found.group(1));
  }

  private static Stream<String> pages(String file) {
    return PAGE.matcher(Checkout.read(file)).results().map((MatchResult f) -> f.group());
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  private Set<String> paths() {
    Set<String> paths = new TreeSet<>();
    collect("", values, paths);
    return paths;
  }

  private static void collect(String above, JsonNode node, Set<String> paths) {
    for (var field : node.properties()) {
      paths.add(above + field.getKey());
      collect(above + field.getKey() + ".", field.getValue(), paths);
    }
  }

  private static JsonNode read() {
    try {
      return new YAMLMapper().readTree(Checkout.read(CHART + "/values.yaml"));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
