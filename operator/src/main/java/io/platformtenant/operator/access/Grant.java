package io.platformtenant.operator.access;

import java.util.Comparator;
import java.util.List;

/**
 * Something that somebody may do.
 *
 * @param environment "" for what serves the whole tenant
 * @param where a namespace, or an Application or a pattern of those that a set makes
 * @param may a ClusterRole on Kubernetes, an action of Argo CD's RBAC else
 * @param origins who says so, in words; none for an account. The same right is the same whoever
 *     gives it, so that they take no part in its order
 */
public record Grant(
    String tenant,
    Who who,
    Plane plane,
    String environment,
    String where,
    String may,
    List<String> origins)
    implements Comparable<Grant> {

  private static final Comparator<Grant> ORDER =
      Comparator.comparing(Grant::tenant)
          .thenComparing(Grant::who)
          .thenComparing(Grant::plane)
          .thenComparing(Grant::environment)
          .thenComparing(Grant::where)
          .thenComparing(Grant::may);

  public Grant {
    origins = List.copyOf(origins);
  }

  /** Where it is asked. */
  public enum Plane {
    KUBERNETES("Kubernetes"),
    ARGO_CD("Argo CD");

    private final String title;

    Plane(String title) {
      this.title = title;
    }

    /** As people write it. */
    public String title() {
      return title;
    }
  }

  /** A group of the identity provider, a single person, or an account that an engine acts as. */
  public record Who(Kind kind, String name) implements Comparable<Who> {
    /** Kinds of subjects, as RBAC calls them. */
    public enum Kind {
      Group,
      User,
      ServiceAccount
    }

    @Override
    public int compareTo(Who other) {
      return Comparator.comparing(Who::kind).thenComparing(Who::name).compare(this, other);
    }
  }

  @Override
  public int compareTo(Grant other) {
    return ORDER.compare(this, other);
  }
}
