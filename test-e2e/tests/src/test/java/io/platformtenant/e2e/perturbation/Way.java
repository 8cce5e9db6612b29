package io.platformtenant.e2e.perturbation;

import io.platformtenant.testkit.faults.WatchEvent;
import io.platformtenant.testkit.faults.WatchWire.Release;
import io.platformtenant.testkit.journeys.Journey;
import java.util.List;

/** How an operator is kept from seeing what is. */
enum Way {
  /** What comes next of the object comes in its place. */
  OVERTAKEN(Release.LAST) {
    @Override
    boolean canBeAt(Journey journey, List<WatchEvent> trace, WatchEvent event) {
      return trace.subList(trace.indexOf(event) + 1, trace.size()).stream()
          .anyMatch(event::isOfTheSameAs);
    }

    @Override
    void happen(Mischief mischief) {
      mischief.awaitNext();
    }
  },

  /** Somebody changes the object and changes it back. */
  CHANGED_AND_BACK(Release.LAST) {
    @Override
    boolean canBeAt(Journey journey, List<WatchEvent> trace, WatchEvent event) {
      return stays(event) && !isALeavingTenant(journey, event);
    }

    @Override
    void happen(Mischief mischief) {
      mischief.changeAndBack();
    }
  },

  /** Somebody deletes the object and makes it again; the operator sees a list with the new one. */
  MADE_ANEW(Release.RELIST) {
    @Override
    boolean canBeAt(Journey journey, List<WatchEvent> trace, WatchEvent event) {
      // All that is in a namespace goes with it, and a tenant made anew is not being deleted.
      return stays(event)
          && !event.resource().equals("namespaces")
          && !isALeavingTenant(journey, event);
    }

    @Override
    void happen(Mischief mischief) {
      mischief.makeAnew();
    }
  },

  /** The watch is too old, and what came meanwhile is in a list. */
  RELISTED(Release.RELIST) {
    @Override
    boolean canBeAt(Journey journey, List<WatchEvent> trace, WatchEvent event) {
      return true;
    }

    @Override
    void happen(Mischief mischief) {
      mischief.awaitCalm();
    }
  },

  /** Nothing but a bookmark comes before the watch ends. */
  BOOKMARK_ONLY(Release.REWATCH) {
    @Override
    boolean canBeAt(Journey journey, List<WatchEvent> trace, WatchEvent event) {
      return true;
    }

    @Override
    void happen(Mischief mischief) {
      mischief.awaitCalm();
    }
  },

  /** A stage was Ready for a moment, and fails when the operator looks; its gate stays shut. */
  READY_FOR_A_MOMENT(Release.LAST) {
    @Override
    boolean canBeAt(Journey journey, List<WatchEvent> trace, WatchEvent event) {
      return journey == Journey.ON_BOARDING
          && event.resource().equals("kustomizations")
          && isReady(event)
          && trace.subList(0, trace.indexOf(event)).stream()
              .noneMatch(e -> e.isOfTheSameAs(event) && isReady(e));
    }

    @Override
    void happen(Mischief mischief) {
      mischief.failAfterReady();
    }

    @Override
    void endsWith(Mischief mischief) {
      mischief.seeGateShutAndHeal();
    }
  },

  /** After the journey an operator starts on lists of this moment, and hears nothing newer. */
  STALE(Release.ALL) {
    @Override
    boolean canBeAt(Journey journey, List<WatchEvent> trace, WatchEvent event) {
      return true;
    }

    @Override
    void happen(Mischief mischief) {
      throw new IllegalStateException("it happens after the journey");
    }
  },

  /** The same with a moment of the journey before: the lists hold what was taken back since. */
  OUTDATED(Release.ALL) {
    @Override
    boolean canBeAt(Journey journey, List<WatchEvent> trace, WatchEvent event) {
      return journey != Journey.ON_BOARDING;
    }

    @Override
    void happen(Mischief mischief) {
      throw new IllegalStateException("it happens after the journey");
    }
  };

  private final Release release;

  Way(Release release) {
    this.release = release;
  }

  /** Whether it makes sense at an event of a journey that went like this. */
  abstract boolean canBeAt(Journey journey, List<WatchEvent> trace, WatchEvent event);

  /** What is done while the operator hears nothing. */
  abstract void happen(Mischief mischief);

  /** What is done when it has heard again. */
  void endsWith(Mischief mischief) {}

  /** Whether it is about an operator that starts late and reads what is old. */
  boolean isOfOldReads() {
    return this == STALE || this == OUTDATED;
  }

  /** How the operator learns of it. */
  Release release() {
    return release;
  }

  static boolean isReady(WatchEvent event) {
    return "True".equals(Mischief.readyIn(event));
  }

  /** It may be gone by then, and whoever applies it would make another. */
  private static boolean isALeavingTenant(Journey journey, WatchEvent event) {
    return journey == Journey.OFF_BOARDING && event.resource().equals("platformtenants");
  }

  /** Whether the object is there after the event, for a while at least. */
  private static boolean stays(WatchEvent event) {
    return !event.type().equals("DELETED")
        && !event.object().path("metadata").has("deletionTimestamp");
  }
}
