package io.platformtenant.operator.run;

import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.RegisteredController;
import io.javaoperatorsdk.operator.health.InformerHealthIndicator;
import io.javaoperatorsdk.operator.health.InformerWrappingEventSourceHealthIndicator;
import io.platformtenant.operator.watch.WatchState;
import java.util.ArrayList;
import java.util.List;

/**
 * The watches that the SDK keeps for itself. Its own word on their health is no use here: for it, a
 * watch that has been failing for an hour is well (java-operator-sdk, InformerWrapper.getStatus).
 */
final class SdkWatches {
  private SdkWatches() {}

  static List<WatchState> of(Operator sdk) {
    List<WatchState> states = new ArrayList<>();
    for (RegisteredController<?> controller : sdk.getRuntimeInfo().getRegisteredControllers()) {
      String kind = controller.getConfiguration().getResourceClass().getSimpleName();
      for (InformerWrappingEventSourceHealthIndicator<?> source :
          controller.getControllerHealthInfo().informerEventSourceHealthIndicators().values()) {
        source
            .informerHealthIndicators()
            .values()
            .forEach(informer -> states.add(state(kind, informer)));
      }
    }
    return states;
  }

  private static WatchState state(String kind, InformerHealthIndicator informer) {
    return new WatchState(kind + " (to reconcile)", informer.hasSynced(), informer.isWatching());
  }
}
