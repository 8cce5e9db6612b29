package io.platformtenant.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.client.Contexts;
import io.platformtenant.operator.kinds.ManagedKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What people do in the story. Everything that follows from it is seen, and told by tellers. */
final class Play {
  private static final String PAYMENTS = "payments";
  private static final String SEARCH = "search";
  private static final String ARGOCD = "argocd";

  private final Terminal terminal;
  private final Backstage backstage;
  private final Scene scene;

  Play(Terminal terminal, Backstage backstage) {
    this.terminal = terminal;
    this.backstage = backstage;
    this.scene = backstage.scene();
  }

  void onboarding() throws Broken {
    terminal.chapter("On-boarding: two tenants, one file each");
    for (String file : List.of("class-standard", "tenant-payments", "tenant-search")) {
      apply(Path.of("examples", file + ".yaml"));
    }
    secrets(PAYMENTS);
    ready(PAYMENTS);
    ready(SEARCH);
    scene.until(
        "the gates of staging and prod are open",
        s ->
            s.find("PlatformTenant", PAYMENTS)
                    .orElseThrow()
                    .each("/status/environments")
                    .filter(e -> e.path("gate").asText().equals("Open"))
                    .count()
                == 2);
    table();
  }

  void syncByHand() throws Broken {
    terminal.chapter("A protected environment waits for a person");
    String application = "payments-api-prod";
    String where = backstage.cast().simulated() ? "simulated Argo CD" : "Argo CD";
    person(PAYMENTS, "of payments-leads presses Sync on " + application + " in " + where);
    backstage.cast().sync(PAYMENTS, "approver", application);
    scene.until(
        application + " is synced and nothing waits any more",
        s ->
            s.find("PlatformTenant", PAYMENTS)
                .filter(Thing::isReady)
                .filter(t -> t.at("/status/delivery/awaiting").asInt(-1) == 0)
                .isPresent());
  }

  void drift() throws Broken {
    terminal.chapter("Somebody's change is put back");
    person(PAYMENTS, "opens AppProject payments to every namespace");
    tamper(
        ManagedKind.APP_PROJECT,
        ARGOCD,
        PAYMENTS,
        "/spec/destinations",
        """
        {"spec": {"destinations": [{"name": "*", "server": "*", "namespace": "*"}]}}
        """);
    String binding = "access-approvers:platform-tenant-viewer";
    person(PAYMENTS, "lets everybody look into payments-prod");
    tamper(
        ManagedKind.ROLE_BINDING,
        "payments-prod",
        binding,
        "/subjects",
        """
        {"subjects": [
          {"apiGroup": "rbac.authorization.k8s.io", "kind": "Group", "name": "everybody"}]}
        """);
  }

  void pruning() throws Broken {
    terminal.chapter("An application leaves the file");
    String application = "search-reindex-dev";
    person(SEARCH, "removes application reindex from tenant-search.yaml and applies it");
    backstage
        .admin()
        .resources(PlatformTenant.class)
        .withName(SEARCH)
        .patch(
            PatchContext.of(PatchType.JSON),
            """
            [{"op": "test", "path": "/spec/delivery/applications/1/name", "value": "reindex"},
             {"op": "remove", "path": "/spec/delivery/applications/1"}]
            """);
    scene.until(application + " is pruned", s -> s.find("Application", application).isEmpty());
    ready(SEARCH);
  }

  void offboarding() throws Broken {
    terminal.chapter("Off-boarding: in order, each step waited for");
    var tenant = backstage.admin().resources(PlatformTenant.class).withName(PAYMENTS);
    person(PAYMENTS, "kubectl delete platformtenant payments");
    refusedDeletion(tenant);
    person(
        PAYMENTS, "means it: kubectl annotate pt payments platformtenant.io/deletion-approved=...");
    tenant.patch(
        PatchContext.of(PatchType.JSON_MERGE),
        "{\"metadata\":{\"annotations\":{\"%s\":\"%s\"}}}"
            .formatted(ApiGroup.DELETION_APPROVED_ANNOTATION, Instant.now()));
    person(PAYMENTS, "kubectl delete platformtenant payments");
    tenant.delete();
    scene.until("payments is gone", s -> s.find("PlatformTenant", PAYMENTS).isEmpty());
    scene.until("nothing carries the mark of payments", s -> s.of(PAYMENTS).isEmpty());
    String left =
        scene
            .all("Namespace")
            .map(Thing::name)
            .filter(n -> n.contains(PAYMENTS))
            .collect(Collectors.joining(", "));
    terminal.line(PAYMENTS, Actor.KUBERNETES, "what is left: the retained namespaces " + left);
    ready(SEARCH);
    terminal.line(SEARCH, Actor.KUBERNETES, "the other tenant never noticed: it is Ready");
  }

  private void refusedDeletion(Resource<PlatformTenant> tenant) throws Broken {
    try {
      tenant.delete();
    } catch (KubernetesClientException refused) {
      terminal.line(PAYMENTS, Actor.KUBERNETES, refused.getStatus().getMessage());
      return;
    }
    throw new Broken("payments has a protected environment, and its deletion was not refused");
  }

  private void apply(Path file) {
    try {
      var object = Serialization.unmarshal(Files.readString(file), GenericKubernetesResource.class);
      person(object.getMetadata().getName(), "kubectl apply -f " + file);
      backstage.admin().resource(object).fieldManager("kubectl").serverSideApply();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A Secret can come only when its namespace is there, and its source waits for it. */
  private void secrets(String tenant) throws Broken {
    for (HasMetadata secret : backstage.cast().secretsIn("tenant-" + tenant)) {
      String namespace = secret.getMetadata().getNamespace();
      scene.until(
          "namespace " + namespace + " is there", s -> s.find("Namespace", namespace).isPresent());
      String name = secret.getMetadata().getName();
      person(tenant, "kubectl -n " + namespace + " create secret generic " + name);
      backstage.admin().resource(secret).create();
    }
  }

  private void ready(String tenant) throws Broken {
    scene.until(
        tenant + " is Ready",
        s -> s.find("PlatformTenant", tenant).filter(Thing::isReady).isPresent());
  }

  /**
   * Changes a field of an object as somebody would, and waits until it is told and says what it
   * said before.
   */
  private void tamper(ManagedKind kind, String namespace, String name, String field, String change)
      throws Broken {
    var object =
        backstage
            .admin()
            .genericKubernetesResources(Contexts.of(kind))
            .inNamespace(namespace)
            .withName(name);
    JsonNode before = Thing.of(object.get()).at(field);
    long told = told(kind, name);
    object.patch(PatchContext.of(PatchType.JSON_MERGE), change);
    scene.until(
        kind.kind() + " " + name + " is put back",
        s ->
            told(kind, name) > told
                && s.all(kind.kind())
                    .filter(t -> t.name().equals(name) && t.namespace().equals(namespace))
                    .anyMatch(t -> t.at(field).equals(before)));
  }

  private long told(ManagedKind kind, String name) {
    return scene
        .all("Event")
        .filter(EventTeller::isDrift)
        .filter(e -> e.text("/note").startsWith(kind.kind() + " \"" + name + "\""))
        .count();
  }

  private void table() {
    try {
      terminal.chapter("What kubectl shows");
      terminal.quote("$ kubectl get platformtenants");
      terminal.quote(Kubectl.of(backstage.controlPlane()).run("get", "platformtenants"));
    } catch (IllegalStateException e) {
      terminal.note("    " + e.getMessage());
    }
  }

  private void person(String tenant, String text) {
    terminal.line(tenant, Actor.PERSON, text);
  }
}
