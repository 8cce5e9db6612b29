package io.platformtenant.e2e.stories;

import io.platformtenant.engines.standins.machine.ScriptKey;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;

/** What a tenant consists of, under a class whose home namespaces are {@code home-<tenant>}. */
public record Parts(String tenant) {
  public ObjectId home() {
    return ObjectId.namespace("home-" + tenant);
  }

  public ObjectId namespace(String environment) {
    return ObjectId.namespace(tenant + "-" + environment);
  }

  public ObjectId account(String name) {
    return ObjectId.of(ManagedKind.SERVICE_ACCOUNT, home().name(), name);
  }

  public ObjectId binding(String environment, String name) {
    return ObjectId.of(ManagedKind.ROLE_BINDING, tenant + "-" + environment, name);
  }

  public ObjectId source(String name) {
    return ObjectId.of(ManagedKind.GIT_REPOSITORY, home().name(), name);
  }

  public ObjectId stage(String environment, String name) {
    return ObjectId.of(ManagedKind.KUSTOMIZATION, home().name(), environment + "-" + name);
  }

  public ObjectId project() {
    return ObjectId.of(ManagedKind.APP_PROJECT, "argocd", tenant);
  }

  public ObjectId application(String name, String environment) {
    return ObjectId.of(ManagedKind.APPLICATION, "argocd", tenant + "-" + name + "-" + environment);
  }

  public ObjectId set(String name, String environment) {
    return ObjectId.of(
        ManagedKind.APPLICATION_SET, "argocd", tenant + "-" + name + "-" + environment);
  }

  /** The name a script has for an object. */
  public static ScriptKey key(ObjectId id) {
    return new ScriptKey(id.kind().kind(), id.namespace(), id.name());
  }
}
