package io.platformtenant.operator.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.TenantPlan;
import java.util.List;

/**
 * A contract, and what is to be said beside it.
 *
 * @param contract as it is printed
 * @param tenant the same, read
 * @param plan what would be made of it, gates open
 * @param handOver what is there under the names that it plans
 * @param remarks in the order of their objects
 */
public record ImportedTenant(
    String name,
    ObjectNode contract,
    PlatformTenant tenant,
    TenantPlan plan,
    List<ObjectId> handOver,
    List<Remark> remarks) {}
