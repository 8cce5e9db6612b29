package io.platformtenant.operator.cli.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.platformtenant.operator.cli.Inputs;
import io.platformtenant.operator.cli.live.LiveContracts;
import io.platformtenant.operator.client.Contexts;
import io.platformtenant.operator.client.TreeResource;
import io.platformtenant.operator.imports.HandMade;
import io.platformtenant.operator.kinds.ManagedKind;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;

/**
 * What is in a cluster. An error is never read as "nothing there": only a kind that the server does
 * not know in any version has no objects.
 */
final class FoundCluster {
  private final KubernetesClient client;
  private final LiveContracts contracts;

  private FoundCluster(KubernetesClient client) {
    this.client = client;
    this.contracts = new LiveContracts(client);
  }

  static Found read(KubernetesClient client) {
    var cluster = new FoundCluster(client);
    return LiveContracts.read(cluster::all);
  }

  private Found all() {
    List<ObjectNode> objects = new ArrayList<>();
    HandMade.KINDS.forEach(kind -> objects.addAll(list(kind)));
    return new Found(HandMade.in(objects), new Inputs(contracts.tenants(), contracts.classes()));
  }

  private List<ObjectNode> list(ManagedKind kind) {
    try {
      return client
          .genericKubernetesResources(Contexts.of(kind))
          .inAnyNamespace()
          .list()
          .getItems()
          .stream()
          .map(TreeResource::tree)
          .map(object -> called(kind, object))
          .toList();
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND
          && kind.comesWithAnEngine()
          && !contracts.serves(kind)) {
        return List.of();
      }
      throw e;
    }
  }

  /** Items of a list need not say what they are. */
  private static ObjectNode called(ManagedKind kind, ObjectNode object) {
    return object.put("apiVersion", kind.apiVersion()).put("kind", kind.kind());
  }
}
