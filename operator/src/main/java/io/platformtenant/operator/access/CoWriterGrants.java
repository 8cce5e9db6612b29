package io.platformtenant.operator.access;

import io.platformtenant.api.v1alpha1.CoWrittenField;
import io.platformtenant.operator.access.Grant.Plane;
import io.platformtenant.operator.access.Grant.Who;
import io.platformtenant.operator.contract.cowriting.CoWriterMark;
import io.platformtenant.operator.model.PlannedObject;
import java.util.List;
import java.util.stream.Stream;

/** What a planned Application lets accounts write that are no engine's. */
final class CoWriterGrants {
  private static final String ACCOUNT = "system:serviceaccount:";

  private CoWriterGrants() {}

  static Stream<Grant> in(String tenant, PlannedObject application) {
    return CoWriterMark.readFrom(application.body()).stream()
        .flatMap(
            mark ->
                mark.words().stream()
                    .map(
                        word ->
                            new Grant(
                                tenant,
                                who(mark),
                                Plane.ARGO_CD,
                                application.environment(),
                                application.id().name(),
                                may(word),
                                List.of())));
  }

  private static Who who(CoWriterMark mark) {
    return new Who(
        Who.Kind.ServiceAccount, mark.account().substring(ACCOUNT.length()).replace(':', '/'));
  }

  /** A sync is one, whether Argo CD's RBAC or the API server is asked for it. */
  private static String may(String word) {
    return word.equals(CoWrittenField.operation.name())
        ? "applications sync"
        : "applications write " + word;
  }
}
