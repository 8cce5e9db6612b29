package io.platformtenant.operator.watch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Everything of one of our own kinds as its one watch brings it: what a look is at and what it sees
 * beside are read from the same place. Whoever keeps the watch fills it.
 */
public final class ResourceStore<R extends HasMetadata> implements ItemStore<R> {
  private final ConcurrentNavigableMap<String, R> byName = new ConcurrentSkipListMap<>();
  private final AtomicLong version = new AtomicLong();
  private final Consumer<R> changed;
  private final Function<R, String> besides;

  /**
   * @param changed told of each that came, went, or was written by somebody, after it is in here
   * @param besides what of the status counts as written nevertheless; may be null
   */
  ResourceStore(Consumer<R> changed, Function<R, String> besides) {
    this.changed = changed;
    this.besides = besides;
  }

  /** All there are, by name. */
  List<R> all() {
    return List.copyOf(byName.values());
  }

  /** Another one after every change. */
  long version() {
    return version.get();
  }

  @Override
  public String getKey(R resource) {
    return Cache.metaNamespaceKeyFunc(resource);
  }

  @Override
  public R put(String key, R resource) {
    R before = byName.put(key, resource);
    version.incrementAndGet();
    if (before == null || isNews(before, resource)) {
      changed.accept(resource);
    }
    return before;
  }

  @Override
  public R remove(String key) {
    R gone = byName.remove(key);
    version.incrementAndGet();
    if (gone != null) {
      changed.accept(gone);
    }
    return gone;
  }

  @Override
  public Stream<String> keySet() {
    return byName.keySet().stream();
  }

  @Override
  public Stream<R> values() {
    return byName.values().stream();
  }

  @Override
  public int size() {
    return byName.size();
  }

  @Override
  public R get(String key) {
    return byName.get(key);
  }

  private boolean isNews(R was, R is) {
    var before = was.getMetadata();
    var after = is.getMetadata();
    return !Objects.equals(before.getUid(), after.getUid())
        || !Objects.equals(before.getGeneration(), after.getGeneration())
        || !Objects.equals(before.getAnnotations(), after.getAnnotations())
        || was.isMarkedForDeletion() != is.isMarkedForDeletion()
        || !Objects.equals(besides.apply(was), besides.apply(is));
  }
}
