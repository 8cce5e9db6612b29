package io.platformtenant.operator.status;

import io.platformtenant.api.v1alpha1.BlastRadius;
import io.platformtenant.operator.kinds.Purpose;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.TenantPlan;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What would go if a tenant was deleted, from what was made for it. */
final class BlastRadii {
  /** A tenant may have thousands of people, and its status is stored whole. */
  private static final int MOST_NAMES = 100;

  private BlastRadii() {}

  /**
   * @param planned what says who has rights, whoever gave them
   */
  static BlastRadius of(TenantPlan planned, Collection<ObjectId> made) {
    List<String> namespaces =
        made.stream()
            .filter(id -> id.kind().purpose() == Purpose.NAMESPACE)
            .map(ObjectId::name)
            .filter(name -> !name.equals(planned.home()))
            .toList();
    int applications = count(made, Purpose.APPLICATION);
    int sets = count(made, Purpose.APPLICATION_SET);
    int stages = count(made, Purpose.STAGE);
    List<String> groups = named(planned, "Group");
    List<String> users = named(planned, "User");
    String summary =
        joined(
            Stream.concat(
                counts(made, namespaces.size()),
                Stream.of(counted(groups.size(), "group"), counted(users.size(), "user"))
                    .flatMap(Optional::stream)
                    .map(who -> who + " with access")));
    return new BlastRadius(
        summary,
        namespaces,
        applications,
        sets,
        stages,
        made.size(),
        groups.stream().limit(MOST_NAMES).toList(),
        users.stream().limit(MOST_NAMES).toList());
  }

  /** The same in a line, of a part of what was made. */
  static String summary(Collection<ObjectId> made) {
    return joined(counts(made, count(made, Purpose.NAMESPACE)));
  }

  private static Stream<String> counts(Collection<ObjectId> made, int namespaces) {
    return Stream.of(
            counted(count(made, Purpose.APPLICATION), "application"),
            counted(count(made, Purpose.APPLICATION_SET), "ApplicationSet"),
            counted(count(made, Purpose.STAGE), "stage"),
            counted(namespaces, "namespace"),
            counted(made.size(), "object"))
        .flatMap(Optional::stream);
  }

  private static String joined(Stream<String> counts) {
    return counts.collect(Collectors.joining(", "));
  }

  private static int count(Collection<ObjectId> made, Purpose purpose) {
    return Math.toIntExact(made.stream().filter(id -> id.kind().purpose() == purpose).count());
  }

  private static List<String> named(TenantPlan planned, String kind) {
    return planned.objects().values().stream()
        .filter(object -> object.id().kind().purpose() == Purpose.BINDING)
        .flatMap(binding -> binding.body().path("subjects").valueStream())
        .filter(subject -> subject.path("kind").asText().equals(kind))
        .map(subject -> subject.path("name").asText())
        .distinct()
        .sorted()
        .toList();
  }

  private static Optional<String> counted(int number, String what) {
    return number == 0
        ? Optional.empty()
        : Optional.of(number + " " + what + (number == 1 ? "" : "s"));
  }
}
