package io.platformtenant.operator.imports.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.contract.people.GroupEntry;
import io.platformtenant.operator.imports.Existing;
import io.platformtenant.operator.imports.people.Rights.Binding;
import io.platformtenant.operator.model.subjects.SubjectPrefixes;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who may do what now, by the roles of projects and the role bindings in namespaces. */
final class LiveRights {
  private final SubjectPrefixes prefixes;
  private final SortedMap<Person, Rights> byPerson = new TreeMap<>();

  private LiveRights(SubjectPrefixes prefixes) {
    this.prefixes = prefixes;
  }

  static SortedMap<Person, Rights> of(
      Collection<Existing> projects, Collection<Existing> bindings, SubjectPrefixes prefixes) {
    var live = new LiveRights(prefixes);
    bindings.forEach(live::addBinding);
    projects.forEach(live::addProject);
    return live.byPerson;
  }

  private void addBinding(Existing binding) {
    JsonNode role = binding.body().path("roleRef");
    for (JsonNode subject : binding.body().path("subjects")) {
      String kind = subject.path("kind").asText();
      if (kind.equals("Group") || kind.equals("User")) {
        Rights rights =
            rights(
                new Person(
                    kind.equals("Group"), prefixes.plain(kind, subject.path("name").asText())));
        // What a Role permits stands in its namespace alone, and is not read.
        if (role.path("kind").asText().equals("ClusterRole")) {
          rights.bindings().add(new Binding(binding.namespace(), role.path("name").asText()));
        }
      }
    }
  }

  private void addProject(Existing project) {
    for (JsonNode role : project.spec().path("roles")) {
      List<Policy> policies =
          role.path("policies")
              .valueStream()
              .flatMap(line -> Policy.of(line.asText()).stream())
              .toList();
      for (JsonNode entry : role.path("groups")) {
        rights(called(GroupEntry.name(entry.asText()))).policies().addAll(policies);
      }
    }
  }

  /** Argo CD does not say which it is; a role binding may. */
  private Person called(String name) {
    var user = new Person(false, name);
    return byPerson.containsKey(user) && !byPerson.containsKey(new Person(true, name))
        ? user
        : new Person(true, name);
  }

  private Rights rights(Person person) {
    return byPerson.computeIfAbsent(person, p -> Rights.none());
  }
}
