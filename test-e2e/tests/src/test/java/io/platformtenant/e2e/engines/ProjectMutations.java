package io.platformtenant.e2e.engines;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.injection.HostileStrings;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** AppProjects that are nearly what the planner makes; the same seed, the same projects. */
final class ProjectMutations {
  private static final List<String> GROUPS =
      List.of(
          "sre",
          "\"CN=a,OU=b\"",
          "CN=a,OU=b",
          " \"a,b\"",
          "\"a,b\" ",
          "\"a\"b\"",
          "\"",
          "\"\"",
          "a\tb",
          "a\nb",
          "a\r",
          "\u00a0a",
          "a\u2003",
          "\u200ba",
          "\u0085a",
          "\u001ca",
          "a\u001f",
          "é",
          " ",
          "\"\n\"",
          "\" \"",
          "a'b",
          "a#b",
          "\ufeffa",
          "\u180ea",
          "\u3000");
  private static final List<String> NAMES =
      List.of("viewer", "deployer", "a_b", "-a", "a-", "A1", "a.b", "a\n", "é", "", "x y");
  private static final List<String> PLACES =
      List.of(
          "*",
          "**",
          "!*",
          "!a",
          "a!b",
          "payments-prod",
          "[a-z]",
          "[z-a]",
          "[!a]",
          "[!]",
          "[a",
          "a]",
          "{a,b}",
          "{a",
          "a}",
          "\\",
          "\\[",
          "[\\]]",
          "[a-]",
          "[]a]",
          "a\\",
          "?",
          "[--a]",
          "{[}",
          "*[",
          "[a]b[",
          "\ufffd",
          "a\0[",
          "*\0[",
          "{a,\0[",
          "",
          "[\0]",
          "[a\0]",
          "***[",
          "[a-zb]",
          "[!a-z]",
          "[!!]",
          "[a\\]b]",
          "😀",
          "[😀-😁]",
          "[😁-😀]");
  private static final List<String> ACCOUNTS =
      List.of(
          "argocd-deployer-prod",
          "home:account",
          "",
          " ",
          "  ",
          "\t",
          "a*",
          "a!",
          "a[",
          "a/b",
          "a\\b",
          "{a}",
          "a b",
          "a:b:c",
          "\u00a0");
  private static final List<String> SERVERS =
      List.of("https://kubernetes.default.svc", "https://b", "*", "!*", "", "https://[a", "!x");
  private static final List<String> ADDRESSES =
      List.of("https://git.example.com/a.git", "*", "!*", "!https://b", "", "[a", "git@h:o/r");

  private final Random random;
  private final List<BiConsumer<ObjectNode, ProjectMutations>> ways =
      List.of(
          (spec, m) -> m.list(spec, "sourceRepos", ADDRESSES),
          (spec, m) -> m.list(spec, "sourceNamespaces", NAMES),
          (spec, m) -> m.role(spec, role -> m.list(role, "groups", GROUPS)),
          (spec, m) -> m.role(spec, role -> m.withArray(role, "groups").add(m.hostile())),
          (spec, m) -> m.role(spec, role -> m.policy(role)),
          (spec, m) -> m.role(spec, role -> role.put("name", m.any(NAMES))),
          (spec, m) -> m.twice(m.withArray(spec, "roles")),
          (spec, m) -> m.destination(m.withArray(spec, "destinations")),
          (spec, m) -> m.account(m.withArray(spec, "destinationServiceAccounts")),
          (spec, m) -> m.window(m.withArray(spec, "syncWindows")),
          (spec, m) -> m.window(m.withArray(spec, "syncWindows")),
          (spec, m) -> m.twice(m.withArray(spec, "syncWindows")),
          (spec, m) -> spec.put("description", "x".repeat(m.random.nextInt(600))));

  ProjectMutations(long seed) {
    this.random = new Random(seed);
  }

  /** A copy of a project with up to three changes. */
  ObjectNode of(ObjectNode project) {
    ObjectNode copy = project.deepCopy();
    for (int i = random.nextInt(4); i > 0; i--) {
      any(ways).accept((ObjectNode) copy.path("spec"), this);
    }
    return copy;
  }

  /** A copy of a project with one sync window. */
  ObjectNode withWindow(ObjectNode project) {
    ObjectNode copy = project.deepCopy();
    window(withArray((ObjectNode) copy.path("spec"), "syncWindows"));
    return copy;
  }

  private void list(ObjectNode parent, String field, List<String> pool) {
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      withArray(parent, field).add(any(pool));
    }
  }

  private void role(ObjectNode spec, Consumer<ObjectNode> change) {
    ArrayNode roles = withArray(spec, "roles");
    if (!roles.isEmpty()) {
      change.accept((ObjectNode) roles.get(random.nextInt(roles.size())));
    }
  }

  private void policy(ObjectNode role) {
    ArrayNode policies = withArray(role, "policies");
    String like = policies.isEmpty() ? "p, proj:a:b, logs, get, a/b, allow" : text(policies);
    policies.add(random.nextInt(6) == 0 ? like : Policies.like(like, random));
    if (random.nextInt(4) == 0) {
      policies.add(Policies.like(like, random) + hostile());
    }
  }

  private void destination(ArrayNode list) {
    if (random.nextBoolean()) {
      twice(list);
      return;
    }
    ObjectNode place = list.addObject().put("namespace", any(PLACES));
    if (random.nextInt(3) > 0) {
      place.put("server", any(SERVERS));
    }
    if (random.nextInt(3) == 0) {
      place.put("name", any(SERVERS));
    }
  }

  private void account(ArrayNode list) {
    if (random.nextInt(4) == 0) {
      twice(list);
      return;
    }
    list.addObject()
        .put("server", random.nextInt(3) > 0 ? SERVERS.getFirst() : any(SERVERS))
        .put("namespace", any(PLACES))
        .put("defaultServiceAccount", any(ACCOUNTS));
  }

  private void window(ArrayNode list) {
    list.add(Windows.any(random));
  }

  /** Repeats an entry, now and then with another value that must not count. */
  private void twice(ArrayNode list) {
    if (list.isEmpty()) {
      return;
    }
    var copy = list.get(random.nextInt(list.size())).deepCopy();
    if (copy instanceof ObjectNode object && random.nextBoolean()) {
      object.put(any(List.of("manualSync", "andOperator")), random.nextBoolean());
      object.put(any(List.of("description", "timeZone")), "UTC");
    }
    list.add(copy);
  }

  private String hostile() {
    return HostileStrings.of(random.nextLong(), 1).findFirst().orElseThrow();
  }

  private String text(ArrayNode list) {
    return list.get(random.nextInt(list.size())).asText();
  }

  private ArrayNode withArray(ObjectNode parent, String field) {
    return parent.path(field) instanceof ArrayNode list ? list : parent.putArray(field);
  }

  private <T> T any(List<T> pool) {
    return pool.get(random.nextInt(pool.size()));
  }
}
