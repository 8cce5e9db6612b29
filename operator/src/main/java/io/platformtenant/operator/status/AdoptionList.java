package io.platformtenant.operator.status;

import io.platformtenant.api.v1alpha1.AdoptionItem;
import io.platformtenant.api.v1alpha1.AdoptionState;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What a status says of objects that are there already. Those that are taken over next come first:
 * none is taken that does not stand there, so others must not take its room.
 */
final class AdoptionList {
  private static final int MOST = 20;

  private AdoptionList() {}

  /**
   * @param met in the order in which objects depend on each other
   */
  static List<AdoptionItem> of(Collection<AdoptionItem> met) {
    return met.stream()
        .sorted(Comparator.comparing(item -> item.state() != AdoptionState.Adopting))
        .limit(MOST)
        .toList();
  }

  static Integer total(Collection<AdoptionItem> met) {
    return met.size() > MOST ? met.size() : null;
  }
}
