package io.platformtenant.operator.plan;

import io.platformtenant.api.v1alpha1.Access;
import io.platformtenant.api.v1alpha1.Delivery;
import io.platformtenant.api.v1alpha1.Owner;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.operator.model.World;
import java.util.List;
import java.util.Map;

/** The contract of one tenant with what the team of another one writes. */
final class TeamSwap {
  private static final Access NO_ACCESS = new Access(null, null, null);
  private static final Delivery NO_DELIVERY =
      new Delivery(null, List.of(), List.of(), List.of(), List.of());

  /** A team that says nothing. */
  static final PlatformTenantSpec NOTHING =
      new PlatformTenantSpec(
          null,
          null,
          new Owner(null, null, List.of()),
          NO_ACCESS,
          Map.of(),
          List.of(),
          null,
          NO_DELIVERY);

  private TeamSwap() {}

  static World in(World world, PlatformTenantSpec team) {
    return new World(
        in(world.tenant(), team),
        world.choice(),
        world.others(),
        world.classes(),
        world.operatorNamespace(),
        world.bindableRoles(),
        world.observed(),
        world.openGates(),
        world.enforced());
  }

  private static PlatformTenant in(PlatformTenant tenant, PlatformTenantSpec team) {
    var swapped = new PlatformTenant();
    swapped.setMetadata(tenant.getMetadata());
    swapped.setStatus(tenant.getStatus());
    swapped.setSpec(spec(tenant.getSpec(), team));
    return swapped;
  }

  private static PlatformTenantSpec spec(PlatformTenantSpec platform, PlatformTenantSpec team) {
    return new PlatformTenantSpec(
        platform.className(),
        team.description(),
        new Owner(platform.owner().team(), team.owner().contact(), team.owner().links()),
        access(or(platform.access(), NO_ACCESS), or(team.access(), NO_ACCESS)),
        platform.parameters(),
        platform.environments(),
        team.bootstrap(),
        delivery(or(platform.delivery(), NO_DELIVERY), or(team.delivery(), NO_DELIVERY)));
  }

  private static Access access(Access platform, Access team) {
    return new Access(team.viewers(), team.deployers(), platform.approvers());
  }

  private static Delivery delivery(Delivery platform, Delivery team) {
    return new Delivery(
        platform.gate(),
        team.repositories(),
        team.applications(),
        team.applicationSets(),
        team.syncWindows());
  }

  private static <T> T or(T said, T nothing) {
    return said == null ? nothing : said;
  }
}
