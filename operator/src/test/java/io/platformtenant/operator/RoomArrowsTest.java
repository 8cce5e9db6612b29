package io.platformtenant.operator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.platformtenant.operator.OperatorCode.CODE;
import static io.platformtenant.operator.OperatorCode.ROOT;
import static io.platformtenant.operator.OperatorCode.check;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows between the rooms. */
class RoomArrowsTest {
  /** A room, and the rooms it may know; the command line may know all. */
  private static final Map<String, List<String>> KNOWS =
      Map.ofEntries(
          Map.entry("text", List.of()),
          Map.entry("kinds", List.of()),
          Map.entry("findings", List.of()),
          Map.entry("client", List.of("kinds")),
          Map.entry("revisions", List.of("kinds", "client")),
          Map.entry("model", List.of("kinds", "findings")),
          Map.entry("manifest", List.of("findings", "model", "text")),
          Map.entry("contract", List.of("kinds", "findings", "model", "lifecycle", "text")),
          Map.entry("health", List.of("kinds", "findings", "model", "residue", "text")),
          Map.entry("metrics", List.of("kinds", "findings", "model", "health", "residue", "text")),
          Map.entry("residue", List.of("text")),
          Map.entry("enforcement", List.of("findings", "model", "contract", "text")),
          Map.entry("leader", List.of()),
          Map.entry("lifecycle", List.of()),
          Map.entry(
              "settings", List.of("kinds", "findings", "model", "manifest", "contract", "text")),
          Map.entry("access", List.of("kinds", "findings", "model", "contract")),
          Map.entry(
              "change",
              List.of("kinds", "findings", "model", "contract", "health", "lifecycle", "residue")),
          Map.entry("drift", List.of("kinds", "findings", "model", "change")),
          Map.entry("adoption", List.of("kinds", "findings", "model", "change", "drift", "text")),
          Map.entry(
              "imports",
              List.of(
                  "adoption",
                  "kinds",
                  "findings",
                  "manifest",
                  "model",
                  "contract",
                  "change",
                  "schema",
                  "plan",
                  "text")),
          Map.entry(
              "rules", List.of("kinds", "findings", "model", "contract", "lifecycle", "text")),
          Map.entry("schema", List.of("findings", "model", "rules", "text")),
          Map.entry(
              "plan",
              List.of(
                  "kinds",
                  "findings",
                  "model",
                  "contract",
                  "rules",
                  "health",
                  "lifecycle",
                  "text")),
          Map.entry(
              "apply",
              List.of(
                  "kinds",
                  "findings",
                  "client",
                  "model",
                  "contract",
                  "health",
                  "change",
                  "drift",
                  "adoption",
                  "residue")),
          Map.entry(
              "watch",
              List.of(
                  "kinds",
                  "findings",
                  "client",
                  "model",
                  "contract",
                  "health",
                  "enforcement",
                  "text")),
          Map.entry(
              "status",
              List.of(
                  "kinds",
                  "findings",
                  "client",
                  "model",
                  "contract",
                  "health",
                  "lifecycle",
                  "change",
                  "text")),
          Map.entry(
              "telemetry", List.of("kinds", "findings", "client", "model", "lifecycle", "text")),
          Map.entry(
              "reconcile",
              List.of(
                  "revisions",
                  "kinds",
                  "findings",
                  "model",
                  "contract",
                  "rules",
                  "health",
                  "plan",
                  "lifecycle",
                  "residue",
                  "change",
                  "apply",
                  "drift",
                  "enforcement",
                  "watch",
                  "settings",
                  "metrics",
                  "status",
                  "telemetry",
                  "text")),
          Map.entry(
              "run",
              List.of(
                  "revisions",
                  "kinds",
                  "findings",
                  "client",
                  "leader",
                  "metrics",
                  "model",
                  "apply",
                  "watch",
                  "status",
                  "telemetry",
                  "reconcile",
                  "text")));

  @TestFactory
  Stream<DynamicTest> arrowsPointOneWay() {
    return KNOWS.entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(), () -> check(knowsOnly(e.getKey(), e.getValue()))));
  }

  private static ArchRule knowsOnly(String room, List<String> known) {
    String[] others =
        Stream.concat(Stream.of("cli"), KNOWS.keySet().stream())
            .filter(other -> !other.equals(room) && !known.contains(other))
            .map(other -> ROOT + other + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(ROOT + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others);
  }

  @Test
  void roomsKnowNoCircle() {
    slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CODE);
  }

  @Test
  void everyRoomIsListed() {
    assertThat(CODE.stream().map(JavaClass::getPackageName).distinct())
        .filteredOn(name -> name.startsWith(ROOT))
        .allMatch(
            name -> {
              String room = name.substring(ROOT.length()).replaceFirst("[.].*", "");
              return room.equals("cli") || KNOWS.containsKey(room);
            });
  }
}
