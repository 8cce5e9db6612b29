package io.platformtenant.e2e;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rooms of the test side: what each may know, and what is done in one of them only. */
class TestSideArchitectureTest {
  private static final String ROOT = "io.platformtenant.";
  private static final List<String> MODULES =
      List.of("testkit", "engines", "demo", "benchmark", "e2e");
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .importPackages(MODULES.stream().map(module -> ROOT + module).toList());

  /** A room, and what it may know of the test side. The demo may know all that is no test. */
  private static final Map<String, List<String>> KNOWS =
      Map.ofEntries(
          Map.entry("testkit.waiting", List.of()),
          Map.entry("testkit.programs", List.of()),
          Map.entry("testkit.chart", List.of("testkit.waiting")),
          Map.entry("testkit.release", List.of("testkit.chart", "testkit.programs")),
          Map.entry("testkit.linters", List.of("testkit.controlplane", "testkit.programs")),
          Map.entry("testkit.faults", List.of()),
          Map.entry("testkit.tenants", List.of("testkit.waiting")),
          Map.entry("testkit.journeys", List.of("testkit.tenants", "testkit.safety")),
          Map.entry("testkit.controlplane", List.of("testkit.programs", "testkit.waiting")),
          Map.entry("testkit.safety", List.of("testkit.controlplane")),
          Map.entry("testkit.users", List.of("testkit.controlplane", "testkit.waiting")),
          Map.entry(
              "testkit.operator",
              List.of("testkit.controlplane", "testkit.chart", "testkit.programs")),
          Map.entry("engines.standins.machine", List.of("testkit.users")),
          Map.entry("engines.standins.flux", List.of("engines.standins.machine")),
          Map.entry("engines.standins.argo", List.of("engines.standins.machine")),
          Map.entry(
              "engines.standins",
              List.of(
                  "engines.standins.machine",
                  "engines.standins.flux",
                  "engines.standins.argo",
                  "testkit.controlplane")),
          Map.entry("engines.real", List.of("testkit.controlplane", "testkit.programs")),
          Map.entry("engines.hosts", List.of("engines.real", "testkit.programs")),
          Map.entry("demo", List.of("testkit", "engines")),
          Map.entry("benchmark", List.of("testkit")),
          Map.entry("e2e", List.of()),
          Map.entry("e2e.benchmark", List.of("benchmark", "e2e.concurrency")),
          Map.entry("e2e.concurrency", List.of()),
          Map.entry("e2e.scripts", List.of()),
          Map.entry("e2e.testkit", List.of("testkit")),
          Map.entry("e2e.standins", List.of("testkit.waiting", "engines.standins")),
          Map.entry("e2e.chart", List.of("testkit")),
          Map.entry("e2e.release", List.of("e2e.concurrency", "testkit")),
          Map.entry("e2e.charts", List.of("e2e.concurrency", "testkit")),
          Map.entry("e2e.cases", List.of("testkit")),
          Map.entry("e2e.twins", List.of("e2e.concurrency", "testkit", "e2e.cases")),
          Map.entry("e2e.documents", List.of("testkit", "engines.standins")),
          Map.entry("e2e.image", List.of("testkit")),
          Map.entry("e2e.engines", List.of("e2e.concurrency", "testkit", "engines.real")),
          Map.entry("e2e.contracts", List.of("e2e.concurrency", "testkit", "engines")),
          Map.entry("e2e.stories", List.of("e2e.concurrency", "testkit", "engines.standins")),
          Map.entry("e2e.planted", List.of()),
          Map.entry("e2e.chains", List.of("e2e.concurrency", "testkit", "engines.standins")),
          Map.entry("e2e.faults", List.of("e2e.concurrency", "testkit", "engines.standins")),
          Map.entry(
              "e2e.upgrade",
              List.of("e2e.concurrency", "e2e.stories", "testkit", "engines.standins")),
          Map.entry("e2e.boundary", List.of("testkit", "engines.standins", "e2e.stories")),
          Map.entry("e2e.perturbation", List.of("e2e.concurrency", "testkit", "engines.standins")),
          Map.entry(
              "e2e.platform",
              List.of(
                  "e2e.concurrency", "e2e.documents", "e2e.stories", "testkit", "engines.real")));

  @TestFactory
  Stream<DynamicTest> arrowsPointOneWay() {
    return KNOWS.entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(), () -> check(knowsOnly(e.getKey(), e.getValue()))));
  }

  private static ArchRule knowsOnly(String room, List<String> known) {
    return noClasses()
        .that()
        .resideInAPackage(ROOT + room)
        .should()
        .dependOnClassesThat(
            describe(
                "are in another room than " + known,
                c -> isOfTheTestSide(c) && !isIn(c, List.of(room)) && !isIn(c, known)));
  }

  @Test
  void roomsKnowNoCycle() {
    check(slices().matching(ROOT + "(**)").as("rooms").should().beFreeOfCycles());
  }

  @Test
  void everyRoomIsListed() {
    assertThat(CODE.stream().map(JavaClass::getPackageName).distinct())
        .allMatch(name -> KNOWS.containsKey(name.substring(ROOT.length())));
  }

  /** An IDE would show two packages of one name, and nobody knows in which of them a class is. */
  @Test
  void aPackageIsInOnePlaceOnly() {
    Map<String, Set<String>> places =
        CODE.stream()
            .collect(
                groupingBy(
                    JavaClass::getPackageName, mapping(TestSideArchitectureTest::place, toSet())));
    assertThat(places).allSatisfy((name, where) -> assertThat(where).hasSize(1));
  }

  /** They play for any operator; what they knew of ours, no contract would have to say. */
  @Test
  void theEnginesKnowNothingOfOurs() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "engines..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "api..", ROOT + "operator.."));
  }

  @Test
  void contractsKnowOfOursOnlyHowStatusesAreRecorded() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "e2e.contracts..")
            .should()
            .dependOnClassesThat(
                describe(
                    "are ours",
                    c ->
                        isIn(c, List.of("api", "operator"))
                            && !c.getSimpleName().equals("RecordedStatus"))));
  }

  @Test
  void onlyOneRoomWaitsByTheClock() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "testkit.waiting")
            .should()
            .callMethodWhere(
                describe(
                    "sleep",
                    call ->
                        call.getTargetOwner().isEquivalentTo(Thread.class)
                            && call.getName().equals("sleep"))));
  }

  @Test
  void onlyOneRoomActsInAnothersName() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "testkit.users")
            .should()
            .callMethodWhere(
                describe(
                    "impersonate",
                    call ->
                        call.getTargetOwner().isAssignableTo(RequestConfigBuilder.class)
                            && call.getName().startsWith("withImpersonate"))));
  }

  private static boolean isOfTheTestSide(JavaClass some) {
    return isIn(some, MODULES);
  }

  /** In one of these rooms, or in one below. */
  private static boolean isIn(JavaClass some, List<String> rooms) {
    var name = some.getPackageName() + ".";
    return rooms.stream().anyMatch(room -> name.startsWith(ROOT + room + "."));
  }

  /** The folder or the jar that a class was read from. */
  private static String place(JavaClass some) {
    var file = some.getSource().orElseThrow().getUri().toString();
    return file.substring(0, file.length() - (some.getName().length() + ".class".length()));
  }

  private static void check(ArchRule rule) {
    rule.check(CODE);
  }
}
