package io.platformtenant.e2e.stories;

import java.util.List;

/**
 * A pod that a check of the Multi-Tenancy Benchmark wants refused.
 *
 * @param sound what of a sound pod is replaced
 * @param bad by what
 * @param words of the refusal
 */
record BadPod(String check, String sound, String bad, String words) {
  /** The specification of a pod that the restricted standard takes. */
  static final String SOUND =
      "{containers: [{name: a, image: registry.example.com/a:v1, ports: [], securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}],"
          + " volumes: [], securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}}";

  static final List<BadPod> ALL =
      List.of(
          new BadPod(
              "block add capabilities",
              "capabilities: {drop: [ALL]}",
              "capabilities: {drop: [ALL], add: [NET_ADMIN]}",
              "unrestricted capabilities"),
          new BadPod(
              "block privilege escalation",
              "allowPrivilegeEscalation: false",
              "allowPrivilegeEscalation: true",
              "allowPrivilegeEscalation != false"),
          new BadPod(
              "block privileged containers",
              "allowPrivilegeEscalation: false",
              "privileged: true",
              "privileged"),
          new BadPod(
              "block use of bind mounts",
              "volumes: []",
              "volumes: [{name: a, hostPath: {path: /etc}}]",
              "hostPath"),
          new BadPod(
              "block use of host IPC",
              "volumes: []",
              "hostIPC: true",
              "host namespaces (hostIPC=true)"),
          new BadPod(
              "block use of host networking and ports",
              "volumes: []",
              "hostNetwork: true",
              "host namespaces (hostNetwork=true)"),
          new BadPod(
              "block use of host networking and ports (ports)",
              "ports: []",
              "ports: [{containerPort: 80, hostPort: 80}]",
              "hostPort"),
          new BadPod(
              "block use of host path",
              "volumes: []",
              "volumes: [{name: a, hostPath: {path: /var/run/docker.sock}}]",
              "hostPath"),
          new BadPod(
              "block use of host PID",
              "volumes: []",
              "hostPID: true",
              "host namespaces (hostPID=true)"),
          new BadPod(
              "require run as non-root user",
              "runAsNonRoot: true",
              "runAsNonRoot: false",
              "runAsNonRoot != true"));
}
