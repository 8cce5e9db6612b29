package io.platformtenant.operator.contract.people;

import io.platformtenant.api.v1alpha1.Tier;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** Groups of the identity provider and single people, each name once. */
public record People(SortedSet<String> groups, SortedSet<String> users) {
  public static final People NOBODY =
      new People(Collections.emptySortedSet(), Collections.emptySortedSet());

  public People {
    groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
    users = Collections.unmodifiableSortedSet(new TreeSet<>(users));
  }

  /** Who stands in a tier. */
  public static People of(Tier tier) {
    return tier == null
        ? NOBODY
        : new People(new TreeSet<>(tier.groups()), new TreeSet<>(tier.users()));
  }

  /** These and others. */
  public People and(People others) {
    return new People(both(groups, others.groups), both(users, others.users));
  }

  /** As Argo CD has them, which knows no kinds of names. */
  public SortedSet<String> names() {
    return both(groups, users);
  }

  public boolean hasGroup(String name) {
    return groups.contains(name);
  }

  public boolean hasUser(String name) {
    return users.contains(name);
  }

  private static SortedSet<String> both(Collection<String> these, Collection<String> those) {
    SortedSet<String> all = new TreeSet<>(these);
    all.addAll(those);
    return all;
  }
}
