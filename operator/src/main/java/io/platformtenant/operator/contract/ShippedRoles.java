package io.platformtenant.operator.contract;

import java.util.List;

/**
 * ClusterRoles that the chart brings along for tenants, and that stand where a class names none.
 */
public final class ShippedRoles {
  static final String HOME = "platform-tenant-home";
  static final String CLUSTER = "platform-tenant-cluster";
  static final String PLATFORM = "platform-tenant-platform";
  static final String RECONCILER = "platform-tenant-reconciler";
  static final String DEPLOYER = "platform-tenant-deployer";
  static final String VIEWER = "platform-tenant-viewer";

  /** Lets people see in a home namespace what Flux says. No class can name another. */
  public static final String FLUX_VIEWER = "platform-tenant-flux-viewer";

  /** All of them, as one text for an option: what is bound where nobody says what may be. */
  public static final String BINDABLE =
      RECONCILER
          + ","
          + PLATFORM
          + ","
          + CLUSTER
          + ","
          + DEPLOYER
          + ","
          + FLUX_VIEWER
          + ","
          + HOME
          + ","
          + VIEWER;

  private ShippedRoles() {}

  public static List<String> all() {
    return List.of(BINDABLE.split(","));
  }
}
