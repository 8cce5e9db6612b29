package io.platformtenant.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Leaves everything running for whoever wants to look around. */
record Encore(Terminal terminal, Backstage backstage, Path folder) {
  private static final String TO_TRY =
      """
      kubectl get platformtenants,platformtenantclasses
      kubectl describe platformtenant search
      kubectl get kustomizations,applications,appprojects -A

      # payments comes back: its namespaces were retained, and nobody takes them without being told
      kubectl apply -f examples/tenant-payments.yaml
      kubectl get platformtenant payments
      kubectl annotate namespace payments-staging payments-prod platformtenant.io/adopt=payments
      kubectl get platformtenants --watch
      """;

  /** Returns never; Ctrl-C ends the program. */
  void keep() {
    Path kubeconfig = folder.resolve("kubeconfig");
    try {
      var controlPlane = backstage.controlPlane();
      Files.writeString(kubeconfig, controlPlane.kubeconfig(controlPlane.adminConfig()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    terminal.chapter("Everything keeps running until Ctrl-C. In another terminal:");
    terminal.quote(
        "\nexport KUBECONFIG=" + kubeconfig + "\n\n" + TO_TRY + backstage.cast().toTry());
    terminal.note("Lines below are what happens then.");
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
