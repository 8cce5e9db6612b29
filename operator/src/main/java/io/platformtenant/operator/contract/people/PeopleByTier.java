package io.platformtenant.operator.contract.people;

import io.platformtenant.api.v1alpha1.Access;

/** Who stands in which tier. */
public record PeopleByTier(People viewers, People deployers, People approvers) {
  public static final PeopleByTier NOBODY =
      new PeopleByTier(People.NOBODY, People.NOBODY, People.NOBODY);

  /** As it is written; null for nobody. */
  public static PeopleByTier of(Access access) {
    return access == null
        ? NOBODY
        : new PeopleByTier(
            People.of(access.viewers()),
            People.of(access.deployers()),
            People.of(access.approvers()));
  }

  public People in(AccessTier tier) {
    return switch (tier) {
      case VIEWER -> viewers;
      case DEPLOYER -> deployers;
      case APPROVER -> approvers;
    };
  }

  /** These and others. */
  public PeopleByTier and(PeopleByTier others) {
    return new PeopleByTier(
        viewers.and(others.viewers),
        deployers.and(others.deployers),
        approvers.and(others.approvers));
  }

  /** Who stands in any tier. */
  public People everyone() {
    return viewers.and(deployers).and(approvers);
  }
}
