package io.platformtenant.operator.contract.cowriting;

import java.util.List;
import java.util.regex.Pattern;

/** Annotations of Applications that every tenant may set, whatever its class says. */
public final class TenantAnnotation {
  /** Links that Argo CD shows beside an Application. */
  public static final String LINK = "link.argocd.argoproj.io/";

  private static final List<String> BEGINNINGS = List.of("notifications.argoproj.io/", LINK);
  private static final String GENERATE_PATHS = "argocd.argoproj.io/manifest-generate-paths";
  private static final Pattern REST =
      Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");

  private TenantAnnotation() {}

  public static boolean isKnown(String key) {
    return key.equals(GENERATE_PATHS)
        || BEGINNINGS.stream()
            .anyMatch(
                begin ->
                    key.startsWith(begin) && REST.matcher(key.substring(begin.length())).matches());
  }
}
