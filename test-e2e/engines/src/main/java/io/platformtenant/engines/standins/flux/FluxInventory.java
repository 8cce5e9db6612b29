package io.platformtenant.engines.standins.flux;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.engines.standins.machine.Impersonation;
import io.platformtenant.engines.standins.machine.Trees;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one object a Kustomization stands for, applied and pruned in its account's name: a ConfigMap,
 * or in a home namespace a Secret, which is what stages of the home are for.
 */
final class FluxInventory {

  private static final String OWNER = "kustomize.toolkit.fluxcd.io/";
  private static final String MANAGER = "kustomize-controller";
  // What --default-service-account gives to those that name none.
  private static final String LOCKDOWN_ACCOUNT = "default";
  private static final String HOME_ACCOUNT = "platform-home-reconciler";

  private final KubernetesClient client;

  FluxInventory(KubernetesClient client) {
    this.client = client;
  }

  static String account(FluxObject kustomization) {
    return kustomization.spec().path("serviceAccountName").asText(LOCKDOWN_ACCOUNT);
  }

  /** Applies in the account's name; returns why it could not. */
  Optional<String> apply(FluxObject kustomization, String revision) {
    var wanted = applied(kustomization, revision);
    var at =
        kind(kustomization)
            + "/"
            + wanted.getMetadata().getNamespace()
            + "/"
            + wanted.getMetadata().getName();
    return impersonating(kustomization)
        .apply(wanted)
        .map(refusal -> at + " dry-run failed: " + refusal);
  }

  /**
   * Deletes what these inventory entries name and still carries our labels; returns the first
   * refusal.
   */
  Optional<String> prune(FluxObject kustomization, List<JsonNode> entries) {
    var as = impersonating(kustomization);
    return entries.stream()
        .map(entry -> entry.path("id").asText().split("_", 4))
        .map(
            id ->
                id[3].equals("Secret")
                    ? as.delete(Secret.class, id[0], id[1], live -> owns(kustomization, live))
                    : as.delete(ConfigMap.class, id[0], id[1], live -> owns(kustomization, live)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Whether anything that is named in the inventory is there and still the Kustomization's. */
  boolean isAnythingLeft(FluxObject kustomization) {
    return Trees.items(kustomization.status().path("inventory").path("entries"))
        .map(entry -> entry.path("id").asText().split("_", 4))
        .map(id -> live(id[3].equals("Secret") ? Secret.class : ConfigMap.class, id[0], id[1]))
        .anyMatch(live -> live != null && owns(kustomization, live));
  }

  private HasMetadata live(Class<? extends HasMetadata> kind, String namespace, String name) {
    return client.resources(kind).inNamespace(namespace).withName(name).get();
  }

  /**
   * Whether the account object is there; Flux looks before it prunes for a deleted Kustomization.
   */
  boolean accountExists(FluxObject kustomization) {
    return client
            .serviceAccounts()
            .inNamespace(kustomization.key().namespace())
            .withName(account(kustomization))
            .get()
        != null;
  }

  static ObjectNode entry(FluxObject kustomization) {
    var id = target(kustomization) + "_" + name(kustomization) + "__" + kind(kustomization);
    return Trees.JSON.objectNode().put("id", id).put("v", "v1");
  }

  private Impersonation impersonating(FluxObject kustomization) {
    var user =
        "system:serviceaccount:" + kustomization.key().namespace() + ":" + account(kustomization);
    return Impersonation.as(client, user, MANAGER);
  }

  private static HasMetadata applied(FluxObject kustomization, String revision) {
    var metadata =
        new ObjectMetaBuilder()
            .withName(name(kustomization))
            .withNamespace(target(kustomization))
            .withLabels(
                Map.of(
                    OWNER + "name", kustomization.key().name(),
                    OWNER + "namespace", kustomization.key().namespace()))
            .build();
    var data = Map.of("revision", revision, "path", kustomization.spec().path("path").asText("./"));
    return kind(kustomization).equals("Secret")
        ? new SecretBuilder().withMetadata(metadata).withStringData(data).build()
        : new ConfigMapBuilder().withMetadata(metadata).withData(data).build();
  }

  private static String kind(FluxObject kustomization) {
    return account(kustomization).equals(HOME_ACCOUNT) ? "Secret" : "ConfigMap";
  }

  private static boolean owns(FluxObject kustomization, HasMetadata live) {
    var labels = Optional.ofNullable(live.getMetadata().getLabels()).orElse(Map.of());
    return kustomization.key().name().equals(labels.get(OWNER + "name"))
        && kustomization.key().namespace().equals(labels.get(OWNER + "namespace"));
  }

  private static String name(FluxObject kustomization) {
    return kustomization.key().name() + "-applied";
  }

  private static String target(FluxObject kustomization) {
    return kustomization.spec().path("targetNamespace").asText(kustomization.key().namespace());
  }
}
