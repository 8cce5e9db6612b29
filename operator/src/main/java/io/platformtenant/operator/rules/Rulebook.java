package io.platformtenant.operator.rules;

import io.platformtenant.api.PlatformTenantClass;
import io.platformtenant.operator.model.Contract;
import io.platformtenant.operator.model.Finding;
import io.platformtenant.operator.model.World;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** All rules, in the order in which their findings are told. */
public final class Rulebook {
  private static final List<Rule<Checked>> TENANT =
      Stream.of(
              NamingRules.ALL,
              NamespaceRules.ALL,
              AccessRules.ALL,
              BootstrapRules.ALL,
              DeliveryRules.ALL,
              CrossTenantRules.ALL)
          .flatMap(List::stream)
          .toList();

  private Rulebook() {}

  /** Rules about a tenant, alone and among others. */
  public static List<Rule<Checked>> tenantRules() {
    return TENANT;
  }

  /** Rules about a class. */
  public static List<Rule<PlatformTenantClass>> classRules() {
    return ClassRules.ALL;
  }

  /** What is wrong with a tenant under its class. */
  public static List<Finding> check(World world, Contract contract) {
    var checked = new Checked(world, contract);
    return TENANT.stream().flatMap(rule -> rule.findings(checked)).toList();
  }

  /** What is wrong with a class. */
  public static List<Finding> check(PlatformTenantClass tenantClass) {
    return ClassRules.ALL.stream()
        .map((Function<Rule<PlatformTenantClass>, Stream<Finding>>) r -> r.findings(tenantClass))
        .flatMap(Function.identity())
        .toList();
  }
}
