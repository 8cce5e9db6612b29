package io.platformtenant.operator.rules;

import io.platformtenant.api.PlatformTenant;
import io.platformtenant.api.PlatformTenantClass;
import io.platformtenant.operator.model.Boundary;
import io.platformtenant.operator.model.ClassChoice;
import io.platformtenant.operator.model.Contract;
import io.platformtenant.operator.model.Finding;
import io.platformtenant.operator.model.World;
import java.util.Comparator;
import java.util.List;
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
              guardrails(),
              CrossTenantRules.ALL)
          .flatMap(List::stream)
          .toList();
  private static final List<Rule<PlatformTenantClass>> CLASS =
      Stream.of(ClassRules.ALL, BoundaryRules.ALL).flatMap(List::stream).toList();

  private Rulebook() {}

  /** Everything there is a rule for, those included that are checked elsewhere, by id. */
  public static List<Entry> entries() {
    return Stream.of(
            TENANT.stream().map(Rule::entry),
            CLASS.stream().map(Rule::entry),
            Late.ALL.stream(),
            Structure.ALL.stream())
        .flatMap(s -> s)
        .sorted(Comparator.comparing(Entry::id))
        .toList();
  }

  /** What is wrong with a tenant under its class, as far as it refuses the plan. */
  public static List<Finding> check(World world, Contract contract) {
    return checkAll(world, contract).stream().filter(Finding::isError).toList();
  }

  /** As {@link #check(World, Contract)}, warnings included. */
  public static List<Finding> checkAll(World world, Contract contract) {
    var checked = new Checked(world, contract);
    return TENANT.stream().flatMap(rule -> rule.findings(checked)).toList();
  }

  /** What is wrong with a class, as far as it refuses the plans of its tenants. */
  public static List<Finding> check(PlatformTenantClass tenantClass) {
    return checkAll(tenantClass).stream().filter(Finding::isError).toList();
  }

  /** As {@link #check(PlatformTenantClass)}, warnings included. */
  public static List<Finding> checkAll(PlatformTenantClass tenantClass) {
    return CLASS.stream().flatMap(rule -> rule.findings(tenantClass)).toList();
  }

  /** The guardrails of a class that a tenant breaks; nothing else of the world counts for them. */
  public static List<Finding> guardrails(PlatformTenant tenant, PlatformTenantClass tenantClass) {
    var guarded = Guarded.of(tenant, tenantClass);
    return GuardrailRules.ALL.stream().flatMap(rule -> rule.findings(guarded)).toList();
  }

  private static List<Rule<Checked>> guardrails() {
    return GuardrailRules.ALL.stream().map(Rulebook::ofChecked).toList();
  }

  private static Rule<Checked> ofChecked(Rule<Guarded> rule) {
    return rule.entry()
        .check(
            checked ->
                checked.world().choice() instanceof ClassChoice.Found(var tenantClass)
                    ? rule.check().apply(new Guarded(checked.contract(), Boundary.of(tenantClass)))
                    : Stream.empty());
  }
}
