package io.platformtenant.operator.cli.deletion;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantStatusBuilder;
import io.platformtenant.operator.change.ApplyBody;
import io.platformtenant.operator.change.Holdings;
import io.platformtenant.operator.change.Home;
import io.platformtenant.operator.cli.ExitCode;
import io.platformtenant.operator.cli.InputException;
import io.platformtenant.operator.cli.Inputs;
import io.platformtenant.operator.cli.Rendering;
import io.platformtenant.operator.contract.EffectiveDeletion;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.plan.Planner;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The same from files: what the operator would have made, gates open, and nothing live. */
final class FileTenant {
  private FileTenant() {}

  static DeletePlan plan(String name, Inputs inputs, Instant now) {
    PlatformTenant tenant =
        inputs.tenants().stream()
            .filter(t -> t.getMetadata().getName().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new InputException(
                        ExitCode.USED_WRONGLY, "there is no PlatformTenant \"" + name + "\""));
    TenantPlan plan = Planner.plan(Rendering.of(inputs).world(tenant).withOpenGates(true));
    if (plan.isRefused()) {
      throw new InputException(
          ExitCode.FOUND_SOMETHING,
          "nothing is made of it: " + plan.errors().getFirst().describe());
    }
    SortedMap<ObjectId, ObjectNode> made = new TreeMap<>();
    plan.objects().forEach((id, object) -> made.put(id, ApplyBody.toCreate(object)));
    tenant.setStatus(
        new PlatformTenantStatusBuilder(tenant.lastStatus())
            .withDeletionProtection(plan.deletionProtected())
            .build());
    return DeletePlan.of(
        name,
        Holdings.of(Home.of(plan.names().homeNamespace()), made),
        EffectiveDeletion.ofDeleted(tenant, inputs.classes()),
        LiveTenant.hold(tenant, List.of(tenant), now));
  }
}
