package io.platformtenant.operator.contract;

import io.platformtenant.api.v1alpha1.BuiltIn;
import java.util.List;

/** ClusterRoles that the chart brings along for tenants. */
public final class ShippedRoles {
  /** Lets people see in a home namespace what Flux says. No class can name another. */
  public static final String FLUX_VIEWER = "platform-tenant-flux-viewer";

  /** As one text for an option: what is bound in namespaces where nobody says what may be. */
  public static final String BINDABLE =
      BuiltIn.RECONCILER_ROLE
          + ","
          + BuiltIn.PLATFORM_ROLE
          + ","
          + BuiltIn.DEPLOYER_ROLE
          + ","
          + FLUX_VIEWER
          + ","
          + BuiltIn.HOME_ROLE
          + ","
          + BuiltIn.VIEWER_ROLE;

  /** The same for the whole cluster. */
  public static final String CLUSTER_BINDABLE = BuiltIn.CLUSTER_ROLE;

  private ShippedRoles() {}

  public static List<String> all() {
    return List.of((BINDABLE + "," + CLUSTER_BINDABLE).split(","));
  }
}
