package io.platformtenant.e2e.charts;

import com.marcnuri.helm.Helm;
import io.platformtenant.testkit.programs.ReleasedModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A chart that many teams begin with: Helm's own scaffold, or one that lies in a Go module. */
enum KnownChart {
  SCAFFOLD("`helm create`", null, ""),
  PODINFO(
      "podinfo",
      new ReleasedModule("github.com/stefanprodan/podinfo", "v1.8.1-0.20250910200901-e86405a8674e"),
      "charts/podinfo"),
  MINIO(
      "MinIO",
      new ReleasedModule("github.com/minio/minio", "v0.0.0-20260212201848-7aac2a2c5b7c"),
      "helm/minio"),
  INGRESS_NGINX(
      "ingress-nginx",
      new ReleasedModule("k8s.io/ingress-nginx", "v0.0.0-20240708192948-52c50467d67d"),
      "charts/ingress-nginx"),
  EXTERNAL_DNS(
      "external-dns",
      new ReleasedModule("sigs.k8s.io/external-dns", "v0.19.0"),
      "charts/external-dns"),
  SEALED_SECRETS(
      "Sealed Secrets",
      new ReleasedModule("github.com/bitnami-labs/sealed-secrets", "v0.40.0"),
      "helm/sealed-secrets"),
  ROLLOUT(
      "helm-blue-green of Argo Rollouts",
      new ReleasedModule("github.com/argoproj/argo-rollouts", "v1.8.3"),
      "examples/helm-blue-green");

  private final String title;
  private final ReleasedModule module;
  private final String folder;

  KnownChart(String title, ReleasedModule module, String folder) {
    this.title = title;
    this.module = module;
    this.folder = folder;
  }

  String title() {
    return title;
  }

  /**
   * Where it lies.
   *
   * @param workshop a folder in which a scaffold may be made
   */
  Path in(Path workshop) {
    if (module == null) {
      Helm.create().withName("web").withDir(workshop).call();
      return workshop.resolve("web");
    }
    try {
      return module.folder(workshop).resolve(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
