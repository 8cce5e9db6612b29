package io.platformtenant.operator.plan.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.Backoff;
import io.platformtenant.api.v1alpha1.Retry;
import io.platformtenant.api.v1alpha1.Sync;
import io.platformtenant.api.v1alpha1.SyncOption;
import io.platformtenant.operator.contract.EnvironmentApplication;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.plan.Bodies;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How an Application is synced. */
final class SyncPolicies {
  private SyncPolicies() {}

  static ObjectNode of(ResolvedTenant contract, EnvironmentApplication here) {
    Sync sync = contract.syncOf(here.application());
    ObjectNode policy = Bodies.object();
    if (here.autoSync()) {
      policy
          .putObject("automated")
          .put("allowEmpty", false)
          .put("prune", sync.prune())
          .put("selfHeal", sync.selfHeal());
    }
    var options =
        sync.options().stream()
            .map(SyncOption::text)
            .collect(Collectors.toCollection(TreeSet::new));
    // Always: an object that another Application has already is never taken from it.
    options.add(SyncOption.FAIL_ON_SHARED_RESOURCE.text());
    policy.set("syncOptions", Bodies.strings(options));
    if (sync.retry() != null) {
      Bodies.putIfPresent(policy, "retry", retry(sync.retry()));
    }
    return policy;
  }

  private static ObjectNode retry(Retry said) {
    ObjectNode retry = Bodies.object();
    if (said.limit() != null) {
      retry.put("limit", said.limit());
    }
    Backoff backoff = said.backoff();
    if (backoff != null) {
      ObjectNode node = Bodies.object();
      Bodies.putIfPresent(node, "duration", backoff.duration());
      if (backoff.factor() != null) {
        node.put("factor", backoff.factor());
      }
      Bodies.putIfPresent(node, "maxDuration", backoff.maxDuration());
      Bodies.putIfPresent(retry, "backoff", node);
    }
    return retry;
  }
}
