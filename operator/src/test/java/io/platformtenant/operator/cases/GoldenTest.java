package io.platformtenant.operator.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.cli.Main;
import io.platformtenant.operator.cli.PlanPrinter;
import io.platformtenant.operator.cli.Rendering;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.health.Generated;
import io.platformtenant.operator.health.Silence;
import io.platformtenant.operator.model.AppliedHash;
import io.platformtenant.operator.model.ClassPlan;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Outcome;
import io.platformtenant.operator.model.Result;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.plan.Planner;
import io.platformtenant.operator.status.CarriedOut;
import io.platformtenant.operator.status.ClassReport;
import io.platformtenant.operator.status.Followers;
import io.platformtenant.operator.status.TenantReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GoldenTest {
  private static final Instant NOW = GoldenWorld.NOW;
  private static final Silence SILENCE = new Silence(NOW, Set.of(), Map.of());
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .build();

  @Test
  void thereAreCases() {
    assertThat(Cases.golden()).hasSizeGreaterThanOrEqualTo(40);
  }

  @Test
  void everyFileIsReadOrCompared() {
    assertThat(Cases.golden())
        .allSatisfy(
            folder ->
                assertThat(folder.toFile().list())
                    .as(folder.getFileName().toString())
                    .allMatch(name -> name.matches("README|observed.yaml|(in|out)-.+[.]yaml")));
  }

  @TestFactory
  Stream<DynamicTest> becomesWhatItSays() {
    return Cases.golden().stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
  }

  private static void check(Path folder) throws IOException {
    var world = new GoldenWorld(folder);
    var golden = GoldenFiles.in(folder);
    assertThat(Files.readAllLines(folder.resolve("README"))).as("one line").hasSize(1);
    String classes = checkClasses(golden, world);
    StringBuilder plans = new StringBuilder();
    StringBuilder statuses = new StringBuilder();
    for (PlatformTenant tenant : world.tenants()) {
      World one = world.of(tenant);
      TenantPlan plan = Planner.plan(one);
      plans.append(print(tenant, plan));
      statuses.append("# ").append(tenant.getMetadata().getName()).append('\n');
      statuses.append(YAML.writeValueAsString(status(tenant, one, plan)));
    }
    golden.compare("out-plan.yaml", plans.toString());
    golden.compare("out-status.yaml", statuses.toString());
    golden.noneIsStale();
    if (!world.hasObserved()) {
      assertThat(rendered(folder)).isEqualTo(withoutRefusals(classes + plans));
    }
  }

  /** What classes with cluster stages become themselves; the plans of all of them. */
  private static String checkClasses(GoldenFiles golden, GoldenWorld world) throws IOException {
    StringBuilder plans = new StringBuilder();
    StringBuilder statuses = new StringBuilder();
    for (PlatformTenantClass one : world.classesWithClusterStages()) {
      ClassPlan plan = Rendering.plan(one);
      plans.append(
          plan.isRefused() ? refusals(one, plan.errors()) : PlanPrinter.yaml(List.of(plan)));
      statuses.append("# ").append(one.getMetadata().getName()).append('\n');
      statuses.append(YAML.writeValueAsString(status(one, world, plan)));
    }
    if (!plans.isEmpty()) {
      golden.compare("out-class-plan.yaml", plans.toString());
      golden.compare("out-class-status.yaml", statuses.toString());
    }
    return plans.toString();
  }

  private static Object status(PlatformTenantClass tenantClass, GoldenWorld world, ClassPlan plan)
      throws IOException {
    tenantClass.getMetadata().setGeneration(1L);
    Observed observed = world.observed(plan);
    List<String> tenants =
        world.tenants().stream()
            .filter(t -> plan.className().equals(t.getSpec().className()))
            .map(t -> t.getMetadata().getName())
            .toList();
    var followers = new Followers(tenants, Collections.emptySortedMap());
    var report = ClassReport.about(tenantClass, NOW);
    return plan.isRefused()
        ? report.refused(plan, followers)
        : report.carriedOut(
            plan,
            followers,
            new CarriedOut(
                Outcome.of(results(plan.objects().keySet(), observed)),
                observed,
                SILENCE,
                List.of()));
  }

  /** What is added to a body afterwards is in no digest: nobody would notice when it leaves. */
  @TestFactory
  Stream<DynamicTest> theDigestIsThatOfTheWholeBody() {
    return Cases.golden().stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(folder.getFileName().toString(), () -> digests(folder)));
  }

  private static void digests(Path folder) throws IOException {
    var world = new GoldenWorld(folder);
    for (PlatformTenant tenant : world.tenants()) {
      Planner.plan(world.withOpenGates(tenant))
          .objects()
          .values()
          .forEach(
              o -> assertThat(o.hash()).as(o.id().brief()).isEqualTo(AppliedHash.of(o.body())));
    }
  }

  private static SortedMap<ObjectId, Result> results(
      Collection<ObjectId> planned, Observed observed) {
    SortedMap<ObjectId, Result> results = new TreeMap<>();
    planned.forEach(
        id ->
            results.put(
                id,
                observed.has(id)
                    ? new Result.Unchanged()
                    : new Result.Written(Result.Change.CREATED)));
    return results;
  }

  private static Object status(PlatformTenant tenant, World world, TenantPlan plan) {
    tenant.getMetadata().setGeneration(1L);
    var report = TenantReport.about(tenant, NOW);
    return plan.isRefused()
        ? report.refused(plan, Optional.empty())
        : report.carriedOut(
            plan,
            new CarriedOut(
                Outcome.of(results(plan.objects().keySet(), world.observed()))
                    .withLeaving(leaving(plan, world)),
                world.observed(),
                SILENCE,
                List.of()),
            Optional.empty());
  }

  private static SortedSet<ObjectId> leaving(TenantPlan plan, World world) {
    SortedSet<ObjectId> wanted = plan.wanted();
    return world
        .observed()
        .ids(id -> !wanted.contains(id) && !isMadeByOneOf(wanted, id, world))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isMadeByOneOf(SortedSet<ObjectId> wanted, ObjectId id, World world) {
    return Generated.setOf(id, world.observed().get(id).orElseThrow())
        .filter(wanted::contains)
        .isPresent();
  }

  private static String print(PlatformTenant tenant, TenantPlan plan) {
    if (!plan.isRefused()) {
      return PlanPrinter.yaml(List.of(plan));
    }
    return refusals(tenant, plan.errors());
  }

  private static String refusals(HasMetadata refused, List<Finding> findings) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      text.append("# refused: ")
          .append(refused.getMetadata().getName())
          .append(": ")
          .append(finding.reason())
          .append(": ")
          .append(finding.describe())
          .append('\n');
    }
    return text.toString();
  }

  private static String rendered(Path folder) {
    var out = new StringWriter();
    var arguments = new java.util.ArrayList<>(List.of("render"));
    Cases.inputs(folder).forEach(p -> arguments.add(p.toString()));
    Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(new StringWriter()))
        .execute(arguments.toArray(String[]::new));
    return out.toString();
  }

  private static String withoutRefusals(String plans) {
    return plans.replaceAll("(?m)^# refused: .*\n", "");
  }
}
