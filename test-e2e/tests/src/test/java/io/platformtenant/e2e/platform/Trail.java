package io.platformtenant.e2e.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.testkit.controlplane.AuditLog;
import io.platformtenant.testkit.controlplane.AuditLog.Request;
import io.platformtenant.testkit.operator.RunningOperator;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Who has written what of one tenant, in the order of the API server's audit log. */
record Trail(List<Request> writes) {

  static Trail of(String tenant, AuditLog audit, Instant since) {
    return new Trail(
        audit.since(since).stream()
            .filter(r -> r.isWrite() && r.code() < 300)
            .filter(r -> concerns(tenant, r))
            .toList());
  }

  /** The PlatformTenant itself is not among it. */
  private static boolean concerns(String tenant, Request request) {
    return request.namespace().startsWith(tenant + "-")
        || request.namespace().equals("home-" + tenant)
        || (request.namespace().equals("argocd")
            && (request.name() + "-").startsWith(tenant + "-"));
  }

  List<Request> ofOperator() {
    return writes.stream().filter(r -> r.user().equals(RunningOperator.user())).toList();
  }

  /**
   * Something that happened once or several times.
   *
   * @param title for a failure's message
   */
  record Deed(String title, Predicate<Request> is) {}

  /** The deletion of every object of these names. */
  static Deed deletionOf(String resource, String... names) {
    Set<String> all = Set.of(names);
    return deletion(
        resource + " " + all, r -> r.resource().equals(resource) && all.contains(r.name()));
  }

  /** The deletion of all of some kinds. */
  static Deed deletionOfAll(String... resources) {
    Set<String> all = Set.of(resources);
    return deletion(all.toString(), r -> all.contains(r.resource()));
  }

  private static Deed deletion(String title, Predicate<Request> which) {
    return new Deed("deletion of " + title, which.and(r -> r.verb().equals("delete")));
  }

  /** Demands that each deed was done to its end before the next one began. */
  void assertOrder(Deed... deeds) {
    for (int i = 0; i + 1 < deeds.length; i++) {
      int[] before = places(deeds[i]);
      int[] after = places(deeds[i + 1]);
      assertThat(before[before.length - 1])
          .as("%s before %s in %s", deeds[i].title(), deeds[i + 1].title(), this)
          .isLessThan(after[0]);
    }
  }

  private int[] places(Deed deed) {
    int[] places =
        IntStream.range(0, writes.size()).filter(i -> deed.is().test(writes.get(i))).toArray();
    assertThat(places).as("%s in %s", deed.title(), this).isNotEmpty();
    return places;
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (Request r : writes) {
      text.append(
          "\n  %s %s %s/%s by %s"
              .formatted(r.verb(), r.resource(), r.namespace(), r.name(), r.user()));
    }
    return text.toString();
  }
}
