package io.platformtenant.testkit.chart;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;

/** The chart's opt-in roles beside that of the deployer, by the values that ask for them. */
public final class DeployerFragments {
  private static final String VALUE = "deployerFragments.";

  /** Each as its value has it. */
  public static final List<String> NAMES =
      List.of(
          "serviceaccounts",
          "httproutes",
          "externalsecrets",
          "certificates",
          "scaledobjects",
          "rollouts");

  private DeployerFragments() {}

  /** The ClusterRole of one. */
  public static String role(String fragment) {
    return "platform-tenant-deployer-" + fragment;
  }

  /** Values of the chart that ask for these. */
  public static Map<String, String> asked(List<String> fragments) {
    return fragments.stream().collect(toMap(fragment -> VALUE + fragment, fragment -> "true"));
  }
}
