package io.platformtenant.operator.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.contract.Accounts;
import io.platformtenant.operator.model.ObjectId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Objects that engines act for, by the account that is acted as and by environment. */
final class EngineWork {
  private final Map<String, Set<ObjectId>> byAccount = new HashMap<>();
  private final Set<ObjectId> underAnyAccount = new TreeSet<>();
  private final ByEnvironment inEnvironments = new ByEnvironment();
  private final ByEnvironment delivered = new ByEnvironment();

  EngineWork(Map<ObjectId, ? extends JsonNode> objects) {
    objects.forEach(this::add);
  }

  /** What an engine acts for as an account. */
  Stream<Set<ObjectId>> as(String account) {
    return Stream.of(byAccount.getOrDefault(account, Set.of()), underAnyAccount);
  }

  /** What an engine acts for in an environment. */
  Stream<Set<ObjectId>> in(String environment) {
    return inEnvironments.near(environment);
  }

  /** What Argo CD acts for in an environment. */
  Stream<Set<ObjectId>> deliveredTo(String environment) {
    return delivered.near(environment);
  }

  /** What Argo CD acts for. */
  Set<ObjectId> delivered() {
    return delivered.all();
  }

  static String environmentOf(JsonNode live) {
    return live.path("metadata").path("labels").path(ApiGroup.ENVIRONMENT_LABEL).asText("");
  }

  private void add(ObjectId id, JsonNode live) {
    switch (id.kind().purpose().engine()) {
      case NONE -> {}
      case FLUX -> {
        put(live.path("spec").path("serviceAccountName").asText(), id);
        if (!StageGraph.isOnce(live)) {
          inEnvironments.add(environmentOf(live), id);
        }
      }
      case ARGO_CD -> {
        String environment = environmentOf(live);
        if (environment.isEmpty()) {
          underAnyAccount.add(id);
        } else {
          put(Accounts.deployer(environment), id);
        }
        inEnvironments.add(environment, id);
        delivered.add(environment, id);
      }
    }
  }

  private void put(String account, ObjectId id) {
    byAccount.computeIfAbsent(account, a -> new TreeSet<>()).add(id);
  }

  /** Objects by environment; one that lost its label may belong anywhere. */
  private static final class ByEnvironment {
    private final Map<String, Set<ObjectId>> sets = new HashMap<>();
    private final Set<ObjectId> all = new TreeSet<>();

    void add(String environment, ObjectId id) {
      sets.computeIfAbsent(environment, e -> new TreeSet<>()).add(id);
      all.add(id);
    }

    Set<ObjectId> all() {
      return all;
    }

    Stream<Set<ObjectId>> near(String environment) {
      return environment.isEmpty()
          ? Stream.of(all)
          : Stream.of(environment, "").map(e -> sets.getOrDefault(e, Set.of()));
    }
  }
}
