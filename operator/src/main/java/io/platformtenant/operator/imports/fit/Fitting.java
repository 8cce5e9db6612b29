package io.platformtenant.operator.imports.fit;

import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.imports.Draft;
import io.platformtenant.operator.imports.Judge;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Takes out of contracts what is refused, until nothing is: each round takes something, so that it
 * ends.
 */
public final class Fitting {
  private final Judge judge;

  public Fitting(Judge judge) {
    this.judge = judge;
  }

  public void fit(Collection<Draft> drafts) {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Draft draft : drafts) {
        changed |= fitSchema(draft);
      }
      changed |= fitRules(drafts);
    }
  }

  private boolean fitSchema(Draft draft) {
    boolean changed = false;
    while (!draft.isRefused()) {
      List<Finding> refused = judge.ofSchema(draft.contract());
      if (refused.isEmpty()) {
        return changed;
      }
      changed = true;
      Pruning.of(draft, refused);
    }
    return changed;
  }

  /** Each among all others: two may want one name. */
  private boolean fitRules(Collection<Draft> drafts) {
    SortedMap<String, PlatformTenant> read = new TreeMap<>();
    drafts.stream()
        .filter(draft -> !draft.isRefused())
        .forEach(draft -> read.put(draft.name(), judge.read(draft.contract())));
    boolean changed = false;
    for (Draft draft : drafts) {
      if (!draft.isRefused()) {
        List<Finding> refused = judge.ofRules(read.get(draft.name()), read.values());
        if (!refused.isEmpty()) {
          changed = true;
          Pruning.of(draft, refused);
        }
      }
    }
    return changed;
  }
}
