package io.platformtenant.demo;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What tenants say about themselves. */
record TenantTeller(Terminal terminal) implements Teller {
  private static final int NAMED = 3;
  private static final List<Made> MADE =
      List.of(
          new Made("namespaces", Set.of("Namespace")),
          new Made("accounts", Set.of("ServiceAccount")),
          new Made("role bindings", Set.of("RoleBinding")),
          new Made("sources", Set.of("GitRepository", "OCIRepository", "Bucket")),
          new Made("stages", Set.of("Kustomization")));

  @Override
  public void tell(Change change, Scene scene) {
    Thing tenant = change.thing();
    if (!tenant.kind().equals("PlatformTenant")) {
      return;
    }
    if (change.went()) {
      say(tenant, "has taken everything down, takes off its finalizer, and the tenant is gone");
      return;
    }
    if (change.became(t -> t.is("FoundationReady"))) {
      say(tenant, "one file has become " + made(tenant));
    }
    if (change.isNew(TenantTeller::shutGates)) {
      say(tenant, "no Application yet in " + shutGates(tenant) + ": their stages come first");
    }
    if (change.isNew(TenantTeller::step)) {
      say(tenant, "take-down, step " + step(tenant) + waiting(tenant));
    } else if (change.isNew(TenantTeller::ready)) {
      say(tenant, "Ready: " + ready(tenant));
    }
  }

  private void say(Thing tenant, String text) {
    terminal.line(tenant.name(), Actor.OPERATOR, text);
  }

  private static String ready(Thing tenant) {
    return tenant.isReady() ? tenant.condition("Ready").orElseThrow().path("message").asText() : "";
  }

  private static String shutGates(Thing tenant) {
    return tenant
        .each("/status/environments")
        .filter(e -> e.path("gate").asText().equals("Waiting"))
        .map(e -> e.path("name").asText())
        .collect(Collectors.joining(" and "));
  }

  private static String step(Thing tenant) {
    return tenant.text("/status/deletion/step");
  }

  private static String waiting(Thing tenant) {
    var names =
        tenant
            .each("/status/deletion/waitingFor")
            .map(w -> w.asText().replaceFirst("@.*", "").replaceFirst("^.*/", ""))
            .toList();
    String list = names.stream().limit(NAMED).collect(Collectors.joining(", "));
    return ": " + list + (names.size() > NAMED ? ", ..." : "");
  }

  /** What was made for a tenant, as its status lists it. */
  private static String made(Thing tenant) {
    Map<String, Long> counts =
        tenant
            .each("/status/inventory")
            .collect(Collectors.groupingBy(i -> i.path("kind").asText(), Collectors.counting()));
    return MADE.stream()
        .map(
            made ->
                made.kinds().stream().mapToLong(k -> counts.getOrDefault(k, 0L)).sum()
                    + " "
                    + made.title())
        .collect(Collectors.joining(", "));
  }

  private record Made(String title, Set<String> kinds) {}
}
