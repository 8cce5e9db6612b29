package io.platformtenant.operator.run;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.RegisteredController;
import io.javaoperatorsdk.operator.health.InformerHealthIndicator;
import io.javaoperatorsdk.operator.health.InformerWrappingEventSourceHealthIndicator;
import io.javaoperatorsdk.operator.processing.LifecycleAware;
import io.platformtenant.operator.watch.WatchState;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The watches of our own kinds, which the SDK keeps. Its own word on their health is no use here:
 * for it, a watch that has been failing for an hour is well (java-operator-sdk,
 * InformerWrapper.getStatus).
 */
final class SdkWatches {
  private final List<RegisteredController<? extends HasMetadata>> controllers =
      new CopyOnWriteArrayList<>();

  void add(RegisteredController<? extends HasMetadata> controller) {
    controllers.add(controller);
  }

  /** How it is with each kind, of those that are not begun yet too. */
  List<WatchState> states() {
    return controllers.stream().map(SdkWatches::state).toList();
  }

  /** Ends them without the SDK, whose own stop waits for its start. */
  void stop() {
    for (RegisteredController<?> controller : controllers) {
      for (InformerHealthIndicator informer : informers(controller)) {
        if (informer instanceof LifecycleAware running) {
          running.stop();
        }
      }
    }
  }

  private static WatchState state(RegisteredController<?> controller) {
    Collection<InformerHealthIndicator> informers = informers(controller);
    return new WatchState(
        controller.getConfiguration().getResourceClass().getSimpleName(),
        !informers.isEmpty() && informers.stream().allMatch(InformerHealthIndicator::hasSynced),
        informers.stream().allMatch(InformerHealthIndicator::isWatching));
  }

  private static Collection<InformerHealthIndicator> informers(RegisteredController<?> controller) {
    return controller
        .getControllerHealthInfo()
        .informerEventSourceHealthIndicators()
        .values()
        .stream()
        .flatMap(source -> informers(source).stream())
        .toList();
  }

  /** The SDK makes them when it starts, and falls over who asks before. */
  private static Collection<InformerHealthIndicator> informers(
      InformerWrappingEventSourceHealthIndicator<?> source) {
    try {
      return source.informerHealthIndicators().values();
    } catch (NullPointerException notBegun) {
      return List.of();
    }
  }
}
