package io.platformtenant.operator.model;

import io.platformtenant.api.v1alpha1.Adoption;
import io.platformtenant.api.v1alpha1.AdoptionItem;
import io.platformtenant.operator.findings.Finding;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What somebody should be. With an error there are no objects: what is there keeps standing as it
 * is, nothing is half-applied.
 */
public sealed interface Plan permits TenantPlan, ClassPlan {
  /**
   * What becomes of objects that are there already.
   *
   * @param named what the status said of them when the plan was made
   */
  record Adopting(Adoption adoption, List<AdoptionItem> named) {
    public static final Adopting NOTHING = new Adopting(Adoption.Fail, List.of());

    public Adopting {
      named = List.copyOf(named);
    }
  }

  /** What may be there now. */
  SortedMap<ObjectId, PlannedObject> objects();

  /** What must not appear yet. */
  List<Held> held();

  /** What becomes of objects that are there already and are not the owner's. */
  Adopting adopting();

  /** What the rulebook says, errors and warnings. */
  List<Finding> findings();

  /** Why it is refused. */
  default List<Finding> errors() {
    return findings().stream().filter(Finding::isError).toList();
  }

  /** What is told and refuses nothing. */
  default List<Finding> warnings() {
    return findings().stream().filter(f -> !f.isError()).toList();
  }

  default boolean isRefused() {
    return findings().stream().anyMatch(Finding::isError);
  }

  /** The namespace that is made for the owner itself; known of every plan that is not refused. */
  String home();

  /** Everything the plan wants, whether it may appear already or not. */
  default SortedSet<ObjectId> wanted() {
    var wanted = new TreeSet<>(objects().keySet());
    held().forEach(h -> wanted.add(h.object().id()));
    return wanted;
  }
}
