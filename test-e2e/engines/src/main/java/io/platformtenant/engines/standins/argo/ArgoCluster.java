package io.platformtenant.engines.standins.argo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** The clusters the stand-in knows: only the one it runs against. */
public record ArgoCluster(String server, String name) {

  public static final ArgoCluster IN_CLUSTER =
      new ArgoCluster("https://kubernetes.default.svc", "in-cluster");

  /** Resolves an Application's destination by server or by name. */
  static Optional<ArgoCluster> of(JsonNode destination) {
    var server = destination.path("server").asText();
    var name = destination.path("name").asText();
    return server.equals(IN_CLUSTER.server) || (server.isEmpty() && name.equals(IN_CLUSTER.name))
        ? Optional.of(IN_CLUSTER)
        : Optional.empty();
  }
}
