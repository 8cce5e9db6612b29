package io.platformtenant.operator.imports.people;

import java.util.Comparator;
import java.util.Locale;

/** A group or a single person, as contracts name them. */
record Person(boolean isGroup, String name) implements Comparable<Person> {
  /** Groups of Kubernetes itself are nobody a contract can name. */
  boolean isOfKubernetes() {
    return name.toLowerCase(Locale.ROOT).startsWith("system:");
  }

  String field() {
    return isGroup ? "groups" : "users";
  }

  @Override
  public int compareTo(Person other) {
    return Comparator.comparing((Person p) -> !p.isGroup)
        .thenComparing(Person::name)
        .compare(this, other);
  }
}
