package io.platformtenant.operator.watch;

import io.fabric8.kubernetes.client.informers.SharedIndexInformer;

/**
 * How it is with one kind now.
 *
 * @param kind as people write it
 * @param read whether everything of the kind has been read at least once
 * @param watched whether changes of it arrive
 */
public record WatchState(String kind, boolean read, boolean watched) {
  static WatchState of(SharedIndexInformer<?> informer) {
    return new WatchState(
        informer.getApiTypeClass().getSimpleName(), informer.hasSynced(), informer.isWatching());
  }

  public boolean isWell() {
    return read && watched;
  }
}
