package io.platformtenant.engines.standins.machine;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** Names one object an engine works on; what a {@link Script} is written by. */
public record ScriptKey(String kind, String namespace, String name) {

  public static ScriptKey kustomization(String namespace, String name) {
    return new ScriptKey(EngineKind.KUSTOMIZATION.kind(), namespace, name);
  }

  public static ScriptKey gitRepository(String namespace, String name) {
    return new ScriptKey(EngineKind.GIT_REPOSITORY.kind(), namespace, name);
  }

  public static ScriptKey ociRepository(String namespace, String name) {
    return new ScriptKey(EngineKind.OCI_REPOSITORY.kind(), namespace, name);
  }

  public static ScriptKey bucket(String namespace, String name) {
    return new ScriptKey(EngineKind.BUCKET.kind(), namespace, name);
  }

  public static ScriptKey application(String namespace, String name) {
    return new ScriptKey(EngineKind.APPLICATION.kind(), namespace, name);
  }

  public static ScriptKey appProject(String namespace, String name) {
    return new ScriptKey(EngineKind.APP_PROJECT.kind(), namespace, name);
  }

  public static ScriptKey applicationSet(String namespace, String name) {
    return new ScriptKey(EngineKind.APPLICATION_SET.kind(), namespace, name);
  }

  public static ScriptKey of(HasMetadata object) {
    return new ScriptKey(
        object.getKind(), object.getMetadata().getNamespace(), object.getMetadata().getName());
  }

  @Override
  public String toString() {
    return kind + " " + namespace + "/" + name;
  }
}
