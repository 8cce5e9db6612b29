package io.platformtenant.e2e.twins;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;

/** A class for nobody, and a tenant of it: it is refused as soon as the policy knows the class. */
record Probe(String name) {
  static final String RULE = "PT200";

  ObjectNode tenantClass() {
    return read(
        """
        apiVersion: platformtenant.io/v1alpha1
        kind: PlatformTenantClass
        metadata: {name: %s}
        spec: {tenants: [nobody], guardrails: {repositories: ["**"]}}
        """);
  }

  ObjectNode tenant() {
    return read(
        """
        apiVersion: platformtenant.io/v1alpha1
        kind: PlatformTenant
        metadata: {name: probe}
        spec:
          className: %s
          owner: {team: probe, contact: probe@example.com}
          environments: [{name: dev, namespaces: [{name: probe-dev}]}]
        """);
  }

  private ObjectNode read(String yaml) {
    return Serialization.unmarshal(yaml.formatted(name), ObjectNode.class);
  }
}
