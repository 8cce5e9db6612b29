package io.platformtenant.operator;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.platformtenant.operator.OperatorCode.check;
import static io.platformtenant.operator.OperatorCode.rooms;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import io.platformtenant.operator.client.AccessReviews;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.status.StatusWriter;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Who may do what in which room. */
class ArchitectureTest {
  private static final String ROOT = OperatorCode.ROOT;

  private static final List<String> PURE =
      List.of(
          "kinds",
          "findings",
          "model",
          "manifest",
          "text",
          "contract",
          "health",
          "residue",
          "enforcement",
          "lifecycle",
          "access",
          "adoption",
          "imports",
          "change",
          "rules",
          "schema",
          "settings",
          "metrics",
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
                    resideInAnyPackage(
                            ROOT + "apply..",
                            ROOT + "revisions..",
                            ROOT + "telemetry..",
                            ROOT + "leader..")
                        .or(describe("the one writer of status", is(StatusWriter.class)))
                        .or(
                            describe(
                                "who asks, of which nothing is kept", is(AccessReviews.class)))))
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
            .and(describe("are no breach", c -> !c.isEquivalentTo(Breach.class)))
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

  private static boolean writes(JavaCall<?> call) {
    return call.getTargetOwner().getPackageName().startsWith("io.fabric8.kubernetes.client")
        && WRITES.contains(call.getName())
        && !isPlainGet(call);
  }

  private static boolean isPlainGet(JavaCall<?> call) {
    return call.getName().equals("raw") && call.getTarget().getRawParameterTypes().size() == 1;
  }

  private static Predicate<JavaClass> is(Class<?> one) {
    return some -> outermost(some).isEquivalentTo(one);
  }

  private static JavaClass outermost(JavaClass some) {
    return some.getEnclosingClass().map(ArchitectureTest::outermost).orElse(some);
  }
}
