package io.platformtenant.operator.watch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnAddFilter;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import io.platformtenant.operator.text.LabelSelector;

/**
 * Passes what this operator reconciles. The watch brings the others too, since names are judged
 * over all of them. The SDK gives its finalizer to nothing that never passed here, whoever wakes it
 * (java-operator-sdk, EventProcessor.handleEvent).
 */
public record Selected<R extends HasMetadata>(LabelSelector selector) implements OnAddFilter<R> {
  @Override
  public boolean accept(R resource) {
    return selector.selects(resource.getMetadata().getLabels());
  }

  /** Of what changes, what it is now counts. */
  public OnUpdateFilter<R> changed() {
    OnUpdateFilter<R> now = (after, before) -> accept(after);
    return now.and(new TenantChanged<>());
  }
}
