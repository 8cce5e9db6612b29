package io.platformtenant.operator;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.status.StatusWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows between the rooms, and who may do what in them. */
class ArchitectureTest {
  private static final String ROOT = "io.platformtenant.operator.";
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.platformtenant.operator");

  /** A room, and the rooms it may know; the command line may know all. */
  private static final Map<String, List<String>> KNOWS =
      Map.ofEntries(
          Map.entry("text", List.of()),
          Map.entry("kinds", List.of()),
          Map.entry("findings", List.of()),
          Map.entry("client", List.of("kinds")),
          Map.entry("model", List.of("kinds", "findings")),
          Map.entry("manifest", List.of("findings", "model", "text")),
          Map.entry("contract", List.of("kinds", "findings", "model", "text")),
          Map.entry("health", List.of("kinds", "findings", "model", "text")),
          Map.entry("change", List.of("kinds", "findings", "model", "contract", "health")),
          Map.entry("rules", List.of("kinds", "findings", "model", "contract", "text")),
          Map.entry("schema", List.of("findings", "model", "rules", "text")),
          Map.entry(
              "plan", List.of("kinds", "findings", "model", "contract", "rules", "health", "text")),
          Map.entry(
              "apply",
              List.of("kinds", "findings", "client", "model", "contract", "health", "change")),
          Map.entry("watch", List.of("kinds", "findings", "client", "model", "contract", "health")),
          Map.entry(
              "status",
              List.of(
                  "kinds", "findings", "client", "model", "contract", "health", "change", "text")),
          Map.entry("telemetry", List.of("kinds", "findings", "client", "model", "text")),
          Map.entry(
              "reconcile",
              List.of(
                  "kinds",
                  "findings",
                  "model",
                  "contract",
                  "rules",
                  "health",
                  "plan",
                  "change",
                  "apply",
                  "watch",
                  "status",
                  "telemetry")),
          Map.entry(
              "run",
              List.of(
                  "kinds",
                  "findings",
                  "client",
                  "model",
                  "apply",
                  "watch",
                  "status",
                  "telemetry",
                  "reconcile")));

  private static final List<String> PURE =
      List.of(
          "kinds",
          "findings",
          "model",
          "manifest",
          "text",
          "contract",
          "health",
          "change",
          "rules",
          "schema",
          "plan");
  private static final Set<String> OPEN_RULES =
      Set.of(
          "Rulebook",
          "RuleInfo",
          "RuleFamily",
          "Rule",
          "TenantInWorld",
          "PlanRules",
          "SchemaRules");
  private static final Set<String> WRITES =
      Set.of(
          "create",
          "createOr",
          "createOrReplace",
          "update",
          "replace",
          "patch",
          "patchStatus",
          "updateStatus",
          "replaceStatus",
          "edit",
          "editStatus",
          "editSubresource",
          "serverSideApply",
          "delete",
          "raw");

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
  void whoPlansKnowsNoClientAndNoSdk() {
    check(
        noClasses()
            .that(resideInAnyPackage(rooms(PURE)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.fabric8.kubernetes.client..", "io.javaoperatorsdk..", "java.net.http.."));
  }

  @Test
  void whoPlansKnowsNoClockAndNoFile() {
    check(
        noClasses()
            .that(resideInAnyPackage(rooms(PURE)))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io", "java.nio.file.."));
  }

  @Test
  void onlyTheRoomsForItWriteToClusters() {
    check(
        noClasses()
            .that(
                DescribedPredicate.not(
                    resideInAnyPackage(ROOT + "apply..", ROOT + "telemetry..")
                        .or(
                            describe(
                                "the one writer of status", ArchitectureTest::isStatusWriter))))
            .should()
            .callMethodWhere(describe("write to a cluster", ArchitectureTest::writes)));
  }

  /** They lose a spec edit that happens meanwhile (java-operator-sdk issue 3398). */
  @Test
  void nobodyWritesStatusThroughTheSdk() {
    check(
        noClasses()
            .should()
            .callMethodWhere(
                describe(
                    "patch through an update control",
                    call ->
                        call.getTargetOwner().getName().startsWith("io.javaoperatorsdk.")
                            && call.getTargetOwner().getSimpleName().endsWith("UpdateControl")
                            && call.getName().startsWith("patch"))));
  }

  @Test
  void rulesAreCheckedThroughTheRulebookOnly() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "rules..")
            .should()
            .dependOnClassesThat(
                resideInAPackage(ROOT + "rules..")
                    .and(
                        describe(
                            "a rule itself",
                            c -> !OPEN_RULES.contains(outermost(c).getSimpleName())))));
  }

  /** Who speaks to people asks the whole rulebook: no check is left out on one way in. */
  @Test
  void reconcilerAndCommandLineKnowTheRulebookAlone() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(rooms(List.of("reconcile", "status", "cli")))
            .should()
            .dependOnClassesThat(
                resideInAPackage(ROOT + "rules..")
                    .and(
                        describe(
                            "more than the rulebook",
                            c ->
                                !Set.of(
                                        "Rulebook",
                                        "RuleInfo",
                                        "RuleFamily",
                                        "PlanRules",
                                        "SchemaRules")
                                    .contains(outermost(c).getSimpleName())))));
  }

  /** A path written as a text drifts from the field it names, and nobody can read it back. */
  @Test
  void noRuleWritesAFieldPath() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "rules..")
            .and(describe("are not the cursor", c -> !c.isEquivalentTo(At.class)))
            .should()
            .callCodeUnitWhere(
                describe("make a path, or a breach beside the cursor", ArchitectureTest::points)));
  }

  private static boolean points(JavaCall<?> call) {
    JavaClass owner = call.getTargetOwner();
    boolean makes = call.getName().equals("<init>");
    return owner.isEquivalentTo(FieldPath.class)
        ? makes || Set.of("of", "child", "item").contains(call.getName())
        : makes && (owner.isEquivalentTo(Breach.class) || owner.isEquivalentTo(At.class));
  }

  @Test
  void noRuleKnowsAClient() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "rules..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.fabric8.kubernetes.client..", "io.javaoperatorsdk..", ROOT + "apply.."));
  }

  @Test
  void classesAreNotMadeToBeExtended() {
    check(
        classes()
            .that()
            .areTopLevelClasses()
            .and()
            .areNotInterfaces()
            .and(describe("are no package-info", c -> !c.getSimpleName().equals("package-info")))
            .should()
            .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL));
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

  private static boolean writes(JavaCall<?> call) {
    return call.getTargetOwner().getPackageName().startsWith("io.fabric8.kubernetes.client")
        && WRITES.contains(call.getName())
        && !isPlainGet(call);
  }

  private static boolean isPlainGet(JavaCall<?> call) {
    return call.getName().equals("raw") && call.getTarget().getRawParameterTypes().size() == 1;
  }

  private static boolean isStatusWriter(JavaClass some) {
    return outermost(some).isEquivalentTo(StatusWriter.class);
  }

  private static JavaClass outermost(JavaClass some) {
    return some.getEnclosingClass().map(ArchitectureTest::outermost).orElse(some);
  }

  private static String[] rooms(List<String> names) {
    return names.stream().map(name -> ROOT + name + "..").toArray(String[]::new);
  }

  /** A room that is empty breaks no rule. */
  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CODE);
  }
}
