package io.platformtenant.e2e.controlplane;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** The Go module that pins etcd and Kubernetes, and how its programs are built. */
record GoModule(Path folder, String version, String hash) {

  private static final Pattern REQUIRED =
      Pattern.compile("^\\s*k8s\\.io/kubernetes (v(\\d+)\\.(\\d+)\\.\\S+)", Pattern.MULTILINE);

  /** A program and the package it is built from. */
  record Program(String name, String source) {}

  // The API server first: it takes longest and compiles most of what the others share.
  static final List<Program> PROGRAMS =
      List.of(
          new Program(Binaries.API_SERVER, "k8s.io/kubernetes/cmd/kube-apiserver"),
          new Program(Binaries.ETCD, "go.etcd.io/etcd/server/v3"),
          new Program(Binaries.CONTROLLERS, "k8s.io/kubernetes/cmd/kube-controller-manager"),
          new Program(Binaries.KUBECTL, "k8s.io/kubernetes/cmd/kubectl"));

  static GoModule read(Path folder) {
    try {
      var mod = Files.readString(folder.resolve("go.mod"));
      var required = REQUIRED.matcher(mod);
      if (!required.find()) {
        throw new IllegalStateException(
            "'" + folder.resolve("go.mod") + "' requires no version of k8s.io/kubernetes");
      }
      var version = required.group(1);
      return new GoModule(
          folder, version, hash(mod, Files.readString(folder.resolve("go.sum")), flags(version)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cache folder's name. A changed module or changed flags give another name, so a rebuild. */
  String cacheName() {
    return "control-plane-" + version + "-" + hash;
  }

  List<String> buildCommand(Program program, Path target) {
    return List.of(
        "go",
        "build",
        "-trimpath",
        "-ldflags",
        flags(version),
        "-o",
        target.toString(),
        program.source());
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

  private static String hash(String... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        digest.update(part.getBytes(UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
