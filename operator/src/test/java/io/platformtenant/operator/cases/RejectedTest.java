package io.platformtenant.operator.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.cli.InputReader;
import io.platformtenant.operator.cli.Inputs;
import io.platformtenant.operator.cli.Main;
import io.platformtenant.operator.cli.Printable;
import io.platformtenant.operator.cli.Rendering;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.findings.Severity;
import io.platformtenant.operator.model.ClassWorld;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.plan.Planner;
import io.platformtenant.operator.plan.cluster.ClassPlanner;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.Rulebook;
import io.platformtenant.operator.rules.argocd.ProjectRules;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RejectedTest {
  private static final List<RejectedCase> ALL = RejectedCase.all();

  /** Nothing that passes the schema and the other rules can break them, or only by megabytes. */
  private static final Set<String> UNREACHABLE =
      Stream.concat(
              Stream.of("PT061", "PT063"), ProjectRules.ALL.stream().map(rule -> rule.entry().id()))
          .collect(Collectors.toSet());

  @Test
  void thereAreCasesOfEveryLayer() {
    assertThat(ALL).hasSizeGreaterThanOrEqualTo(130);
    assertThat(ALL)
        .extracting(RejectedCase::layer)
        .containsOnly("schema", "cel", "admission", "rule", "warning");
    assertThat(ALL)
        .allMatch(c -> c.head().keySet().containsAll(Set.of("rule", "field", "message")));
  }

  @Test
  void everyRuleHasACase() {
    String told =
        ALL.stream()
            .map(c -> c.rule() + " " + c.rendered().orElse(""))
            .collect(Collectors.joining());
    Stream<String> ids =
        Rulebook.entries().stream()
            .map(RuleInfo::id)
            // The API server's own have layers instead: ValidateTest finds them by their fields.
            .filter(id -> !id.startsWith("PS"))
            .filter(Predicate.not(UNREACHABLE::contains));
    assertThat(ids).allMatch(told::contains);
  }

  @TestFactory
  Stream<DynamicTest> thePlannerTells() {
    return ALL.stream()
        .filter(c -> c.layer().equals("rule"))
        .map(c -> DynamicTest.dynamicTest(c.toString(), () -> assertFound(c)));
  }

  @TestFactory
  Stream<DynamicTest> aWarningIsToldAndRefusesNothing() {
    return ALL.stream()
        .filter(c -> c.layer().equals("warning"))
        .map(c -> DynamicTest.dynamicTest(c.toString(), () -> assertWarned(c)));
  }

  @TestFactory
  Stream<DynamicTest> renderTellsAWarningAndGoesOn() {
    return ALL.stream()
        .filter(c -> c.layer().equals("warning"))
        .map(c -> DynamicTest.dynamicTest(c.toString(), () -> assertRenderWarns(c)));
  }

  @TestFactory
  Stream<DynamicTest> renderTells() {
    return ALL.stream()
        .filter(c -> c.rendered().isPresent() && !c.isAboutAnOverride())
        .map(c -> DynamicTest.dynamicTest(c.toString(), () -> assertRendered(c)));
  }

  private static void assertFound(RejectedCase rejected) {
    assertThat(findings(rejected))
        .extracting(Finding::rule, f -> f.field().toString(), Finding::message)
        .contains(
            org.assertj.core.groups.Tuple.tuple(
                rejected.rule(), rejected.field(), rejected.message()));
    assertThat(findings(rejected)).extracting(Finding::rule).containsOnly(rejected.rule());
  }

  private static void assertWarned(RejectedCase rejected) {
    assertThat(findings(rejected)).isEmpty();
    assertThat(FoundIn.everything(rejected.file(), rejected.mistake()))
        .extracting(Finding::rule, Finding::severity, f -> f.field().toString(), Finding::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                rejected.rule(), Severity.WARNING, rejected.field(), rejected.message()));
  }

  /** What the operator finds in a case, with the very rules that make conditions. */
  static List<Finding> findings(RejectedCase rejected) {
    Inputs inputs =
        InputReader.read(List.of(rejected.file().toString()), InputStream.nullInputStream());
    if (rejected.isAboutAnOverride()) {
      return FoundIn.override(inputs, rejected.mistake());
    }
    if (rejected.isAboutAClass()) {
      return inputs.classes().stream()
          .filter(c -> c.getMetadata().getName().equals(rejected.mistakenName()))
          .map(c -> new ClassWorld(Rulebook.judge(c), rejected.bindableRoles()))
          .flatMap(world -> ClassPlanner.plan(world).errors().stream())
          .toList();
    }
    PlatformTenant tenant =
        inputs.tenants().stream()
            .filter(t -> t.getMetadata().getName().equals(rejected.mistakenName()))
            .findFirst()
            .orElseThrow();
    World world = Rendering.of(inputs).world(tenant).withBindableRoles(rejected.bindableRoles());
    return Planner.plan(world).errors();
  }

  private static void assertRendered(RejectedCase rejected) {
    var complaints = new StringWriter();
    assertThat(render(rejected, complaints)).as("exit code").isEqualTo(1);
    assertThat(complaints.toString()).contains(Printable.of(rejected.rendered().orElseThrow()));
  }

  private static void assertRenderWarns(RejectedCase rejected) {
    var complaints = new StringWriter();
    assertThat(render(rejected, complaints)).as("exit code").isEqualTo(0);
    assertThat(complaints.toString())
        .startsWith("warning: ")
        .contains(rejected.field() + ": " + rejected.message() + " (" + rejected.rule() + ")");
  }

  private static int render(RejectedCase rejected, StringWriter complaints) {
    return Main.commandLine()
        .setOut(new PrintWriter(new StringWriter()))
        .setErr(new PrintWriter(complaints))
        .execute("render", rejected.file().toString());
  }
}
