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
   * Installs a chart, or upgrades to it, whichever of the two is newer.
   *
   * @param chart a folder, or an archive
   * @param values as {@link Chart#render(Map)} has them
   * @throws IllegalStateException in Helm's words, when it does not work
   */
  public void become(Path chart, Map<String, String> values) {
    new Values(values)
        .inAFile(
            file ->
                new Helm(chart)
                    .upgrade()
                    .install()
                    .createNamespace()
                    .withName(Chart.NAME)
                    .withNamespace(Chart.NAMESPACE)
                    .withKubeConfigContents(kubeconfig)
                    .withValuesFile(file)
                    .call());
  }
}
