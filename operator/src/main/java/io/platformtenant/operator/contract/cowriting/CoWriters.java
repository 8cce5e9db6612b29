package io.platformtenant.operator.contract.cowriting;

import io.platformtenant.api.v1alpha1.ClassDelivery;
import io.platformtenant.api.v1alpha1.CoWriter;
import io.platformtenant.api.v1alpha1.CoWriterTier;
import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.operator.contract.ResolvedTenant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Who beside the operator writes into Applications, as a class declares them. */
public final class CoWriters {
  private CoWriters() {}

  /** Those who may write in an environment, by name. */
  public static List<CoWriterMark> in(ClassDelivery delivery, Environment environment) {
    return delivery.coWriters().stream()
        .filter(
            said ->
                said.tier() == CoWriterTier.approver || !ResolvedTenant.isProtected(environment))
        .map(CoWriters::mark)
        .sorted(Comparator.comparing(CoWriterMark::name))
        .toList();
  }

  /** Whether one of them may write an annotation somewhere, and so tenants may set it there. */
  public static boolean know(ClassDelivery delivery, String annotation) {
    return delivery.coWriters().stream().anyMatch(said -> mark(said).hasAnnotation(annotation));
  }

  private static CoWriterMark mark(CoWriter said) {
    return new CoWriterMark(
        said.account(),
        said.name(),
        Stream.concat(said.fields().stream().map(Enum::name), said.annotations().stream())
            .sorted()
            .distinct()
            .toList());
  }
}
