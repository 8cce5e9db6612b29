package io.platformtenant.operator.watch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import java.util.Objects;

/**
 * Passes changes of what people write, not of the status we write ourselves. One that was deleted
 * and made again while a watch was away looks like an update, of its first generation both times.
 */
public final class TenantChanged<R extends HasMetadata> implements OnUpdateFilter<R> {
  @Override
  public boolean accept(R after, R before) {
    var is = after.getMetadata();
    var was = before.getMetadata();
    return !Objects.equals(is.getUid(), was.getUid())
        || !Objects.equals(is.getGeneration(), was.getGeneration())
        || !Objects.equals(is.getLabels(), was.getLabels())
        || !Objects.equals(is.getAnnotations(), was.getAnnotations())
        || !Objects.equals(is.getFinalizers(), was.getFinalizers())
        || !Objects.equals(is.getDeletionTimestamp(), was.getDeletionTimestamp());
  }
}
