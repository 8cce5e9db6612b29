package io.platformtenant.operator.run;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.platformtenant.operator.client.FirstList;
import io.platformtenant.operator.reconcile.OperatorSettings;
import io.platformtenant.operator.watch.CoalescingRateLimiter;
import io.platformtenant.operator.watch.ResourceStore;
import io.platformtenant.operator.watch.TenantChanged;

/** How the SDK watches our own kinds, and when it asks for a look. */
record SdkOptions(OperatorSettings settings) {
  <R extends HasMetadata> ControllerConfigurationOverrider<R> of(
      ControllerConfigurationOverrider<R> overrider, ResourceStore<R> store) {
    return overrider
        .withItemStore(store)
        .withOnUpdateFilter(new TenantChanged<>())
        .withInformerListLimit(FirstList.PAGE)
        .withRateLimiter(new CoalescingRateLimiter(settings.coalesce()))
        .withRetry(
            new GenericRetry()
                .setInitialInterval(1_000)
                .setIntervalMultiplier(2)
                .setMaxInterval(settings.maxBackoff().toMillis())
                .setMaxAttempts(-1));
  }
}
