package io.platformtenant.demo;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.platformtenant.testkit.controlplane.ControlPlane;
import java.time.Duration;
import java.util.List;

/** Who plays Flux and Argo CD in the story, on which cluster. */
interface Cast extends AutoCloseable {
  ControlPlane controlPlane();

  /** Whether the engines are stand-ins; every line about them says so. */
  boolean simulated();

  /** How long any step of the story may take. */
  Duration patience();

  /** What a platform team puts into a tenant's home beside what the examples hold. */
  List<HasMetadata> secretsIn(String home);

  /** A person with a role of the Application's project presses Sync. */
  void sync(String project, String role, String application);

  /** Lines for a shell, with which whoever looks around afterwards can talk to the engines. */
  String toTry();

  @Override
  void close();
}
