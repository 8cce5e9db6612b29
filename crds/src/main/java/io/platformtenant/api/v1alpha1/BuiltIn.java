package io.platformtenant.api.v1alpha1;

/** What stands where nobody says anything: descriptions promise it, and the planner keeps it. */
public final class BuiltIn {
  public static final String ARGOCD_NAMESPACE = "argocd";
  public static final String FLUX_NAMESPACE = "flux-system";
  public static final String HOME_NAMESPACE = "tenant-{tenant}";

  /** The whole of a source. */
  public static final String PATH = "./";

  public static final String SOURCE_INTERVAL = "5m";
  public static final String STAGE_INTERVAL = "10m";
  public static final String STAGE_RETRY_INTERVAL = "1m";
  public static final String STAGE_TIMEOUT = "5m";
  public static final String TIME_ZONE = "UTC";

  public static final String HOME_ROLE = "platform-tenant-home";
  public static final String CLUSTER_ROLE = "platform-tenant-cluster";
  public static final String PLATFORM_ROLE = "platform-tenant-platform";
  public static final String RECONCILER_ROLE = "platform-tenant-reconciler";
  public static final String DEPLOYER_ROLE = "platform-tenant-deployer";
  public static final String VIEWER_ROLE = "platform-tenant-viewer";

  private BuiltIn() {}
}
