package io.platformtenant.testkit.controlplane;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder that should hold the four programs of a control plane. */
record Binaries(Path folder) {

  static final String ETCD = "etcd";
  static final String API_SERVER = "kube-apiserver";
  static final String CONTROLLERS = "kube-controller-manager";
  static final String KUBECTL = "kubectl";

  private static final List<String> ALL = List.of(ETCD, API_SERVER, CONTROLLERS, KUBECTL);

  Path program(String name) {
    return folder.resolve(name);
  }

  List<String> missing() {
    return ALL.stream().filter(name -> !Files.isExecutable(program(name))).toList();
  }
}
