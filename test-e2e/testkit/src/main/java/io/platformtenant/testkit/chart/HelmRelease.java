package io.platformtenant.testkit.chart;

import com.marcnuri.helm.Helm;
import java.nio.file.Path;
import java.util.Map;

/**
 * The release of a chart on a cluster, by Helm itself: with its three-way merge, and with what it
 * takes away that a chart has no more.
 *
 * @param kubeconfig the text of one, of somebody who may write all that the chart has
 */
public record HelmRelease(String kubeconfig) {
  /**
   * Installs a chart where none is, or else makes an upgrade to it.
   *
   * @param chart a folder, or an archive
   * @param values as {@link Chart#render(Map)} has them
   * @throws IllegalStateException in Helm's words, when it does not work
   */
  public void become(Path chart, Map<String, String> values) {
    new Values(values)
        .inAFile(
            file -> isThere() ? upgrade(new Helm(chart), file) : install(new Helm(chart), file));
  }

  // Not by an upgrade that may install: helm-java gives that installation no kubeconfig.
  private Object install(Helm chart, Path values) {
    return chart
        .install()
        .createNamespace()
        .withName(Chart.NAME)
        .withNamespace(Chart.NAMESPACE)
        .withKubeConfigContents(kubeconfig)
        .withValuesFile(values)
        .call();
  }

  private Object upgrade(Helm chart, Path values) {
    return chart
        .upgrade()
        .withName(Chart.NAME)
        .withNamespace(Chart.NAMESPACE)
        .withKubeConfigContents(kubeconfig)
        .withValuesFile(values)
        .call();
  }

  private boolean isThere() {
    return Helm.list()
        .withNamespace(Chart.NAMESPACE)
        .withKubeConfigContents(kubeconfig)
        .call()
        .stream()
        .anyMatch(release -> release.getName().equals(Chart.NAME));
  }
}
