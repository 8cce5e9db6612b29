package io.platformtenant.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.platformtenant.testkit.controlplane.ControlPlane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The kubectl that came with the control plane, as its administrator. */
record Kubectl(ControlPlane controlPlane, Path program) {
  /** Throws an {@link IllegalStateException} when the control plane came without one. */
  static Kubectl of(ControlPlane controlPlane) {
    return new Kubectl(controlPlane, controlPlane.kubectl());
  }

  /** What it prints, errors included. */
  String run(String... arguments) {
    try {
      Path kubeconfig = Files.createTempFile("platformtenant-", ".kubeconfig");
      try {
        Files.writeString(kubeconfig, controlPlane.kubeconfig(controlPlane.adminConfig()));
        List<String> command = new ArrayList<>(List.of(program.toString(), "--kubeconfig"));
        command.add(kubeconfig.toString());
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
      } finally {
        Files.delete(kubeconfig);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
