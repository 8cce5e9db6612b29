package io.platformtenant.e2e.chart;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.operator.cases.GoldenFiles;
import io.platformtenant.testkit.chart.ChartFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.util.diff.DiffUtils;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the chart makes of the values that platform teams have, as text that is reviewed: all of it
 * for those that are shipped, and of the others what differs.
 */
class RenderingsTest {
  private static final List<Rendering> ALL = Rendering.all();
  private static final int LINES_AROUND = 2;

  @TestFactory
  Stream<DynamicTest> whatTheyMakeIsWrittenDown() {
    return ALL.stream().map(one -> DynamicTest.dynamicTest(one.name(), () -> compare(one)));
  }

  private static void compare(Rendering one) throws IOException {
    GoldenFiles.in(Rendering.FOLDER)
        .compare(made(one), one.equals(Rendering.SHIPPED) ? one.text() : difference(one));
  }

  private static String made(Rendering one) {
    return Rendering.MADE + one.name() + (one.equals(Rendering.SHIPPED) ? ".yaml" : ".diff");
  }

  /** Object by object; one that is not there at all is a line. */
  private static String difference(Rendering one) {
    Map<String, String> shipped = Rendering.SHIPPED.documents();
    Map<String, String> made = one.documents();
    Stream<String> gone =
        shipped.keySet().stream()
            .filter(title -> !made.containsKey(title))
            .map(title -> "--- " + title + " is not there\n");
    Stream<String> others =
        made.keySet().stream()
            .map(title -> changes(title, shipped.getOrDefault(title, ""), made.get(title)))
            .filter(changes -> !changes.isEmpty());
    return Stream.concat(gone, others).collect(joining());
  }

  /** Without the numbers of lines, which move with every change of what is shipped. */
  private static String changes(String title, String shipped, String made) {
    if (shipped.equals(made)) {
      return "";
    }
    List<String> before = shipped.lines().toList();
    var patch = DiffUtils.diff(before, made.lines().toList());
    return DiffUtils.generateUnifiedDiff(title, title, before, patch, LINES_AROUND).stream()
        .skip(1)
        .map(line -> line.startsWith("@@ ") ? "@@" : line)
        .collect(joining("\n", "", "\n"));
  }

  @Test
  void nothingIsWrittenDownThatNobodyMakes() throws IOException {
    try (var files = Files.list(Rendering.FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.startsWith(Rendering.MADE))
          .containsExactlyInAnyOrderElementsOf(ALL.stream().map(RenderingsTest::made).toList());
    }
  }

  @Test
  void thereAreTenAndEveryValueIsInOneOfThem() throws IOException {
    JsonNode values =
        Serialization.unmarshal(
            Files.readString(ChartFolder.find().resolve("values.yaml")), JsonNode.class);
    Set<String> set =
        ALL.stream()
            .flatMap(one -> one.tree().properties().stream())
            .map(field -> field.getKey())
            .collect(toCollection(TreeSet::new));

    assertThat(ALL).hasSizeGreaterThanOrEqualTo(10);
    assertThat(values.properties()).extracting(field -> field.getKey()).hasSameElementsAs(set);
  }

  /**
   * OpenShift refuses any user but those of the namespace, and gives one to a pod that has none.
   */
  @TestFactory
  Stream<DynamicTest> noPodAsksForAUser() {
    return ALL.stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.name(),
                    () ->
                        assertThat(one.text())
                            .contains("runAsNonRoot: true", "drop: [ALL]")
                            .doesNotContain("runAsUser", "runAsGroup", "fsGroup", "hostPath")));
  }
}
