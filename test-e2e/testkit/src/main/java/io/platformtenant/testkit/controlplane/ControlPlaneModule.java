package io.platformtenant.testkit.controlplane;

import io.platformtenant.testkit.programs.GoModule;
import io.platformtenant.testkit.programs.GoModule.Program;
import java.nio.file.Path;
import java.util.List;

/** The Go module that pins etcd and Kubernetes, and how its programs are built. */
public final class ControlPlaneModule {
  // The API server first: it takes longest and compiles most of what the others share.
  private static final List<Program> PROGRAMS =
      List.of(
          new Program(Binaries.API_SERVER, "k8s.io/kubernetes/cmd/kube-apiserver"),
          new Program(Binaries.ETCD, "go.etcd.io/etcd/server/v3"),
          new Program(Binaries.CONTROLLERS, "k8s.io/kubernetes/cmd/kube-controller-manager"),
          new Program(Binaries.KUBECTL, "k8s.io/kubernetes/cmd/kubectl"));

  private ControlPlaneModule() {}

  public static GoModule read(Path folder) {
    return GoModule.read(
        folder, "control plane", "k8s.io/kubernetes", ControlPlaneModule::flags, PROGRAMS);
  }

  private static String flags(String version) {
    var number = "-X k8s.io/component-base/version.git";
    var parts = List.of(version.substring(1).split("\\."));
    return String.join(
        " ",
        "-s -w",
        number + "Version=" + version,
        number + "Major=" + parts.get(0),
        number + "Minor=" + parts.get(1));
  }
}
