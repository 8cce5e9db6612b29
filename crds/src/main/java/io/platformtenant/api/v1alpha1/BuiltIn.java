package io.platformtenant.api.v1alpha1;

/** What stands where nobody says anything: descriptions promise it, and the planner keeps it. */
public final class BuiltIn {
  public static final String HOME_NAMESPACE = "tenant-{tenant}";

  /** The whole of a source. */
  public static final String PATH = "./";

  public static final String SOURCE_INTERVAL = "5m";
  public static final String STAGE_INTERVAL = "10m";
  public static final String STAGE_RETRY_INTERVAL = "1m";
  public static final String STAGE_TIMEOUT = "5m";
  public static final String TIME_ZONE = "UTC";

  private BuiltIn() {}
}
