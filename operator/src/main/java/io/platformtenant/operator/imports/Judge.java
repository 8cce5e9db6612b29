package io.platformtenant.operator.imports;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.contract.Classes;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.model.Tenants;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.plan.Planner;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What schema, rulebook and planner say of a contract: the very ones of {@code validate}. */
public final class Judge {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ImportSettings settings;

  Judge(ImportSettings settings) {
    this.settings = settings;
  }

  /** What an API server would refuse. */
  public List<Finding> ofSchema(ObjectNode contract) {
    return settings.schema().check(contract).stream().filter(Finding::isError).toList();
  }

  /** A contract that passes its schema. */
  public PlatformTenant read(ObjectNode contract) {
    return JSON.convertValue(contract, PlatformTenant.class);
  }

  /**
   * What the rulebook refuses in a tenant among others.
   *
   * @param imported all that are written, the tenant among them
   */
  public List<Finding> ofRules(PlatformTenant tenant, Collection<PlatformTenant> imported) {
    return Planner.found(world(tenant, imported)).stream().filter(Finding::isError).toList();
  }

  /** A tenant under its class. */
  public ResolvedTenant resolved(PlatformTenant tenant) {
    return ResolvedTenant.of(tenant, settings.followed().tenantClass());
  }

  /** What would be made of a tenant that stands alone, gates open. */
  public TenantPlan plan(PlatformTenant tenant) {
    return Planner.plan(world(tenant, List.of(tenant)));
  }

  private World world(PlatformTenant tenant, Collection<PlatformTenant> imported) {
    return World.of(
            tenant,
            Classes.choose(tenant, List.of(settings.followed())),
            Tenants.of(Stream.concat(imported.stream(), settings.tenants().stream()).toList()),
            settings.classes(),
            settings.operatorNamespace())
        .withSubjects(settings.subjects())
        .withOpenGates(true);
  }

  /** The project of a plan. */
  public static Optional<PlannedObject> project(TenantPlan plan) {
    return plan.objects().values().stream()
        .filter(object -> object.id().kind() == ManagedKind.APP_PROJECT)
        .findFirst();
  }
}
