package io.platformtenant.operator.leader;

import java.time.Duration;

/**
 * The lease by which one of several operators works.
 *
 * @param identity who this one is among them
 * @param length after so long without a renewal another one takes it
 * @param renewBy after so long without a renewal this one works no longer; what lies between it and
 *     the length is what clocks of nodes may differ by
 * @param retry how often it is renewed, and asked for by those who wait
 */
public record LeaseTerms(
    String namespace,
    String name,
    String identity,
    Duration length,
    Duration renewBy,
    Duration retry) {
  /** One lease for all installations of the chart in a namespace. */
  public static final String NAME = "platform-tenant-operator";

  String path() {
    return "/apis/coordination.k8s.io/v1/namespaces/%s/leases/%s".formatted(namespace, name);
  }
}
