package io.platformtenant.testkit.controlplane;

/** A folder with CRDs inside a released Go module. */
record ReleasedCrds(String module, String version, String folder) {

  String release() {
    return module + "@" + version;
  }

  String cacheName() {
    return "crds-" + module.replace('/', '-') + "-" + version;
  }
}
