package io.platformtenant.operator.kinds;

import java.util.Set;

/** What the operator may do with the objects of a kind, and where. */
public enum Rights {
  /** In all namespaces, since those of tenants are known only at run time. */
  EVERYWHERE(Set.of("get", "list", "watch", "create", "patch", "delete"), Set.of()),
  /** Seen everywhere, written only where an Argo CD reads. */
  WRITTEN_WHERE_ARGO_CD_READS(Set.of("list", "watch"), Set.of("get", "create", "patch", "delete"));

  private final Set<String> everywhere;
  private final Set<String> whereArgoCdReads;

  Rights(Set<String> everywhere, Set<String> whereArgoCdReads) {
    this.everywhere = everywhere;
    this.whereArgoCdReads = whereArgoCdReads;
  }

  /** Verbs in the whole cluster. */
  public Set<String> everywhere() {
    return everywhere;
  }

  /** Verbs in each namespace that an Argo CD reads. */
  public Set<String> whereArgoCdReads() {
    return whereArgoCdReads;
  }
}
