package io.platformtenant.testkit.controlplane;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.testkit.waiting.Established;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Applies CRDs from YAML files and waits until the API server serves them. */
record CrdInstaller(KubernetesClient client) {

  private static final String MANAGER = "platformtenant-tests";

  /** Files, or folders whose `.yaml` files are taken. */
  void install(List<Path> places) {
    var crds = places.stream().flatMap(CrdInstaller::files).map(CrdInstaller::read).toList();
    // All are sent before any is waited for; each takes its time to be established.
    crds.forEach(this::apply);
    crds.forEach(crd -> Established.await(client, crd.getMetadata().getName()));
  }

  // Generic, so that not a field of somebody else's schema is lost on the way.
  private void apply(GenericKubernetesResource crd) {
    client.resource(crd).fieldManager(MANAGER).forceConflicts().serverSideApply();
  }

  private static Stream<Path> files(Path place) {
    if (!Files.isDirectory(place)) {
      return Stream.of(place);
    }
    try (var list = Files.list(place)) {
      return list.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GenericKubernetesResource read(Path file) {
    try (var stream = Files.newInputStream(file)) {
      return Serialization.unmarshal(stream, GenericKubernetesResource.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
