package io.platformtenant.e2e.stories;

import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.testkit.users.ClusterUser;
import java.util.List;

/** What somebody of the app team's deployers tries with kubectl, past Git and the contract. */
final class HandEscapes {
  private final ClusterUser person;
  private final String home;
  private final String staging;
  private final Runnable looks;

  HandEscapes(ClusterUser person, Parts parts) {
    this.person = person;
    this.home = parts.home().name();
    this.staging = parts.namespace("staging").name();
    this.looks = () -> person.client().pods().inNamespace(staging).list();
  }

  List<Escape> all() {
    return List.of(
        shut("runs a command in a pod", "get resource \"pods/exec\"", () -> ofAPod("exec")),
        shut(
            "reaches a port of a pod past every network policy",
            "get resource \"pods/portforward\"",
            () -> ofAPod("portforward")),
        shut(
            "adds a container to a pod",
            "patch resource \"pods/ephemeralcontainers\"",
            () -> raw("PATCH", "/pods/any/ephemeralcontainers", "{}")),
        shut(
            "writes beside Git",
            "create resource \"deployments\"",
            () -> person.creates(object("apps/v1", "Deployment", staging, ""))),
        shut(
            "has somebody else look",
            "create resource \"rolebindings\"",
            () ->
                person.creates(object("rbac.authorization.k8s.io/v1", "RoleBinding", staging, ""))),
        shut(
            "takes a token of an account that Flux acts as",
            "create resource \"serviceaccounts/token\"",
            this::token),
        shut(
            "puts a source beside the accounts",
            "create resource \"gitrepositories\"",
            () -> person.creates(object("source.toolkit.fluxcd.io/v1", "GitRepository", home, ""))),
        shut(
            "ends its namespace, and what its class brought with it",
            "delete resource \"namespaces\"",
            () -> person.client().namespaces().withName(staging).dryRun().delete()),
        shut(
            "on-boards a tenant",
            "create resource \"platformtenants\"",
            () -> person.creates(object("platformtenant.io/v1alpha1", "PlatformTenant", "", ""))),
        shut(
            "makes a class for itself",
            "create resource \"platformtenantclasses\"",
            () ->
                person.creates(
                    object("platformtenant.io/v1alpha1", "PlatformTenantClass", "", ""))),
        shut(
            "reads the contracts of all",
            "list resource \"platformtenants\"",
            () -> person.client().resources(PlatformTenant.class).list()),
        shut(
            "reads the credentials of Argo CD",
            "list resource \"secrets\"",
            () -> person.client().secrets().inNamespace("argocd").list()),
        shut(
            "reads what was accepted of others",
            "list resource \"controllerrevisions\"",
            () ->
                person
                    .client()
                    .apps()
                    .controllerRevisions()
                    .inNamespace("platform-tenant-system")
                    .list()));
  }

  private Escape shut(String way, String verb, Runnable hostile) {
    return Escape.rbac(way, "cannot " + verb, hostile, looks);
  }

  private void ofAPod(String what) {
    raw("GET", "/pods/any/" + what, null);
  }

  private void raw(String method, String path, String body) {
    person.client().raw("/api/v1/namespaces/" + staging + path, method, body);
  }

  private void token() {
    person
        .client()
        .serviceAccounts()
        .inNamespace(home)
        .withName("tenant-reconciler-prod")
        .tokenRequest(new TokenRequest());
  }

  private static String object(String apiVersion, String kind, String namespace, String rest) {
    String at = namespace.isEmpty() ? "" : ", namespace: " + namespace;
    return "apiVersion: %s\nkind: %s\nmetadata: {name: by-hand%s}\n%s"
        .formatted(apiVersion, kind, at, rest);
  }
}
