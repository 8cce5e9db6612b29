package io.platformtenant.e2e.planted;

import static java.util.stream.Collectors.joining;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** A part of the net: tests that are run together, in a JVM of their own. */
enum Net {
  /** Those of the package that is changed, without an API server. */
  PACKAGE,
  /** Those that need no API server; and none of the few that take longer than all others. */
  PURE("io.platformtenant.operator"),
  KILLS("io.platformtenant.e2e.faults.KillIT"),
  CHAINS("io.platformtenant.e2e.chains.ChainsIT"),
  STORIES(
      "io.platformtenant.e2e.stories.DriftIT",
      "io.platformtenant.e2e.stories.OwnershipIT",
      "io.platformtenant.e2e.stories.StatusWriterIT",
      "io.platformtenant.e2e.stories.StaleListIT",
      "io.platformtenant.e2e.stories.LastGoodStateIT",
      "io.platformtenant.e2e.stories.PruneIT",
      "io.platformtenant.e2e.stories.PeopleIT",
      "io.platformtenant.e2e.stories.DeletionIT"),
  PERTURBATION("io.platformtenant.e2e.perturbation.PerturbationIT");

  private static final String LONG =
      ".*\\.(InjectionTest|ThousandTenantsTest|MutatedFilesTest|PlannerPropertiesTest|TwinsTest"
          + "|ChainsTest)";

  private final List<String> tests;

  Net(String... tests) {
    this.tests = List.of(tests);
  }

  /** Where its tests look for files: that of their module. */
  Path folder() {
    return this == PACKAGE || this == PURE ? Path.of("..", "..", "operator") : Path.of("");
  }

  /**
   * Runs one part up to the first test that fails; its exit code tells whether one did.
   *
   * @param args the part, and the package it is about
   */
  public static void main(String[] args) {
    var summary = new SummaryGeneratingListener();
    var enough = CancellationToken.create();
    LauncherFactory.create()
        .execute(
            LauncherExecutionRequestBuilder.request(request(selectors(args)))
                .cancellationToken(enough)
                .listeners(summary, untilOneFails(enough))
                .build());
    var failures = summary.getSummary().getFailures();
    failures.forEach(
        f -> System.out.println("FAILED " + f.getTestIdentifier().getLegacyReportingName()));
    boolean ran = summary.getSummary().getTestsStartedCount() > 0;
    System.exit(ran && failures.isEmpty() ? 0 : ran ? 1 : 2);
  }

  private static TestExecutionListener untilOneFails(CancellationToken enough) {
    return new TestExecutionListener() {
      @Override
      public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.FAILED) {
          enough.cancel();
        }
      }
    };
  }

  private static List<DiscoverySelector> selectors(String[] args) {
    Net net = valueOf(args[0]);
    return net == PACKAGE ? List.of(selectPackage(args[1])) : net.selectors();
  }

  private static LauncherDiscoveryRequest request(List<DiscoverySelector> selectors) {
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(selectors)
        .filters(
            ClassNameFilter.includeClassNamePatterns(".*(Test|IT)"),
            ClassNameFilter.excludeClassNamePatterns(LONG))
        .build();
  }

  private List<DiscoverySelector> selectors() {
    return tests.stream()
        .<DiscoverySelector>map(
            test -> test.endsWith("IT") ? selectClass(test) : selectPackage(test))
        .toList();
  }

  static String names() {
    return Arrays.stream(values()).map(Net::name).collect(joining(", "));
  }

  static Stream<Net> cheapestFirst() {
    return Arrays.stream(values());
  }
}
