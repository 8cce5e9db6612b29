package io.platformtenant.operator.lifecycle;

import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.EnvironmentStatus;
import io.platformtenant.api.v1alpha1.Lifecycle;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Why a contract that takes namespaces out of a protected environment is not carried out. What was
 * protected is known from the status: the contract that says so is the one that is gone.
 *
 * @param leaving the namespaces by their environment
 * @param missing what lacks of an approval
 */
public record NarrowingHold(SortedMap<String, List<String>> leaving, String missing) {

  /**
   * @param planned every namespace that the contract of now wants
   */
  public static Optional<NarrowingHold> of(
      PlatformTenant tenant, Set<String> planned, Instant now) {
    SortedMap<String, List<String>> leaving = new TreeMap<>();
    for (EnvironmentStatus environment : tenant.lastStatus().environments()) {
      List<String> gone =
          environment.protectedNamespaces().stream().filter(n -> !planned.contains(n)).toList();
      if (!gone.isEmpty()) {
        leaving.put(environment.name(), gone);
      }
    }
    return leaving.isEmpty() || isUnprotected(tenant)
        ? Optional.empty()
        : DeletionApproval.missing(tenant, now).map(missing -> new NarrowingHold(leaving, missing));
  }

  /**
   * Said in words; that no environment is protected any more says nothing, for that is the point.
   */
  private static boolean isUnprotected(PlatformTenant tenant) {
    return Optional.ofNullable(tenant.getSpec().lifecycle())
        .map(Lifecycle::deletionProtection)
        .filter(protection -> !protection)
        .isPresent();
  }

  /**
   * @param tenant its name
   * @param radius what would go, in one line
   */
  public String describe(String tenant, String radius) {
    return leaving.entrySet().stream()
            .map(
                left ->
                    "protected environment \""
                        + left.getKey()
                        + "\" would lose "
                        + String.join(", ", left.getValue()))
            .collect(Collectors.joining("; ", "Nothing of this contract is carried out: ", ""))
        + (radius.isEmpty() ? "" : " (" + radius + ")")
        + ", and "
        + missing
        + ". Where it is meant: kubectl annotate --overwrite pt "
        + tenant
        + " "
        + ApiGroup.DELETION_APPROVED_ANNOTATION
        + "=$(date -u +%FT%TZ). Where it is not, put it back into the contract";
  }
}
