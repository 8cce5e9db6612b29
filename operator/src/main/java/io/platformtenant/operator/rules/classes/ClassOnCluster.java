package io.platformtenant.operator.rules.classes;

import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import java.util.List;
import java.util.Map;

/**
 * A class and what the cluster says of its kinds.
 *
 * @param kinds labels of the definitions of our kinds; none where only files are known
 */
public record ClassOnCluster(PlatformTenantClass tenantClass, List<Map<String, String>> kinds) {
  public ClassOnCluster {
    kinds = List.copyOf(kinds);
  }
}
