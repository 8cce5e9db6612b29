package io.platformtenant.operator.status;

import io.platformtenant.api.v1alpha1.Access;
import io.platformtenant.api.v1alpha1.BlastRadius;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.api.v1alpha1.Tier;
import io.platformtenant.operator.kinds.Purpose;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.TenantNames;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What would go if a tenant was deleted, from what was made for it. */
final class BlastRadii {
  private static final Access NOBODY = new Access(null, null, null);

  private BlastRadii() {}

  static BlastRadius of(PlatformTenantSpec spec, TenantNames names, Collection<ObjectId> made) {
    List<String> namespaces =
        made.stream()
            .filter(id -> id.kind().purpose() == Purpose.NAMESPACE)
            .map(ObjectId::name)
            .filter(name -> !name.equals(names.homeNamespace()))
            .toList();
    int applications = count(made, Purpose.APPLICATION);
    int sets = count(made, Purpose.APPLICATION_SET);
    int stages = count(made, Purpose.STAGE);
    Access access = Optional.ofNullable(spec.access()).orElse(NOBODY);
    List<String> groups = named(access, Tier::groups);
    List<String> users = named(access, Tier::users);
    String summary =
        joined(
            Stream.concat(
                counts(made, namespaces.size()),
                Stream.of(counted(groups.size(), "group"), counted(users.size(), "user"))
                    .flatMap(Optional::stream)
                    .map(who -> who + " with access")));
    return new BlastRadius(
        summary, namespaces, applications, sets, stages, made.size(), groups, users);
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

  private static List<String> named(Access access, Function<Tier, List<String>> names) {
    return Stream.of(access.viewers(), access.deployers(), access.approvers())
        .filter(Objects::nonNull)
        .map(names)
        .flatMap(List::stream)
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
