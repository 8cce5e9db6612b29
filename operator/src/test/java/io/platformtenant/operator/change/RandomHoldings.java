package io.platformtenant.operator.change;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What owners may have, from a seed: the same seed, the same objects. Names come from small pools,
 * so that accounts, environments, sources and dependencies meet, cycles among them.
 */
final class RandomHoldings {
  private static final List<ManagedKind> KINDS = List.of(ManagedKind.values());
  private static final List<String> ENVIRONMENTS = List.of("dev", "prod", "");
  private static final List<String> NAMESPACES = List.of("home", "pay-dev", "pay-prod");
  private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");
  private static final List<String> ACCOUNTS =
      List.of(
          "platform-home-reconciler",
          "platform-cluster-reconciler",
          "tenant-reconciler-dev",
          "tenant-reconciler-prod",
          "argocd-deployer-dev",
          "argocd-deployer-prod",
          "access-viewers",
          "");

  private final Random random;

  RandomHoldings(long seed) {
    random = new Random(seed);
  }

  /** Up to about this many objects. */
  Holdings next(int most) {
    SortedMap<ObjectId, ObjectNode> live = new TreeMap<>();
    int size = random.nextInt(most + 1);
    for (int i = 0; i < size; i++) {
      ManagedKind kind = one(KINDS);
      live.put(ObjectId.of(kind, one(NAMESPACES), nameOf(kind)), object(kind));
    }
    return new Holdings(Home.of(random.nextInt(5) > 0 ? "home" : null), live, needed(live));
  }

  /** Some of these objects. */
  SortedSet<ObjectId> some(SortedMap<ObjectId, ObjectNode> objects) {
    int share = 1 + random.nextInt(4);
    return objects.keySet().stream()
        .filter(id -> random.nextInt(4) < share)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Map<ObjectId, SortedSet<ObjectId>> needed(SortedMap<ObjectId, ObjectNode> live) {
    ObjectId elsewhere = ObjectId.of(ManagedKind.KUSTOMIZATION, "elsewhere", "waits");
    return live.keySet().stream()
        .filter(id -> random.nextInt(20) == 0)
        .collect(Collectors.toMap(id -> id, id -> new TreeSet<>(List.of(elsewhere))));
  }

  private String nameOf(ManagedKind kind) {
    return switch (kind.purpose()) {
      case NAMESPACE -> one(NAMESPACES);
      case ACCOUNT -> one(ACCOUNTS.subList(0, 6));
      case BINDING -> one(ACCOUNTS) + ":" + one(NAMES);
      case BOUND, SOURCE, STAGE, PROJECT, APPLICATION, APPLICATION_SET -> one(NAMES);
    };
  }

  private ObjectNode object(ManagedKind kind) {
    ObjectNode live = JsonNodeFactory.instance.objectNode();
    live.withObject("/metadata").put("generation", 1 + random.nextInt(2));
    if (random.nextInt(8) == 0) {
      live.withObject("/metadata").put("deletionTimestamp", "2026-01-01T00:00:00Z");
    }
    String environment = one(ENVIRONMENTS);
    if (!environment.isEmpty()) {
      live.withObject("/metadata/labels").put(ApiGroup.ENVIRONMENT_LABEL, environment);
    }
    switch (kind.purpose()) {
      case STAGE -> stage(live);
      case APPLICATION -> application(live);
      case NAMESPACE, BOUND, ACCOUNT, BINDING, SOURCE, PROJECT, APPLICATION_SET -> {}
    }
    return live;
  }

  private void stage(ObjectNode live) {
    ObjectNode spec = live.putObject("spec");
    spec.put("serviceAccountName", one(ACCOUNTS));
    ManagedKind source =
        one(List.of(ManagedKind.GIT_REPOSITORY, ManagedKind.OCI_REPOSITORY, ManagedKind.BUCKET));
    spec.putObject("sourceRef").put("kind", source.kind()).put("name", one(NAMES));
    for (int i = random.nextInt(4); i > 1; i--) {
      ObjectNode on = spec.withArray("/dependsOn").addObject().put("name", one(NAMES));
      if (random.nextBoolean()) {
        on.put("namespace", one(NAMESPACES));
      }
    }
    live.withArray("/status/conditions")
        .addObject()
        .put("type", "Ready")
        .put("status", one(List.of("True", "False", "Unknown")))
        .put("observedGeneration", 1);
  }

  private void application(ObjectNode live) {
    if (random.nextInt(3) == 0) {
      live.withArray("/metadata/ownerReferences")
          .addObject()
          .put("apiVersion", "argoproj.io/v1alpha1")
          .put("kind", "ApplicationSet")
          .put("name", one(NAMES))
          .put("controller", true);
    }
    live.withObject("/status/sync").put("status", one(List.of("Synced", "OutOfSync")));
    live.withObject("/status/health").put("status", one(List.of("Healthy", "Degraded")));
  }

  private <T> T one(List<T> pool) {
    return pool.get(random.nextInt(pool.size()));
  }
}
