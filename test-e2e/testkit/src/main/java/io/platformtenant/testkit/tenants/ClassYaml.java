package io.platformtenant.testkit.tenants;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A PlatformTenantClass as a platform team writes it. */
public final class ClassYaml extends Manifest<ClassYaml> {
  private ClassYaml(ObjectNode tree) {
    super(tree);
  }

  @Override
  ClassYaml of(ObjectNode changed) {
    return new ClassYaml(changed);
  }

  /**
   * A class that permits every repository and stages of teams, gives each tenant a home and brings
   * nothing.
   */
  public static ClassYaml named(String name) {
    var tree =
        Tree.read(
            """
            apiVersion: platformtenant.io/v1alpha1
            kind: PlatformTenantClass
            metadata: {}
            spec: {guardrails: {repositories: ["**"], tenantStages: Allow}, homeNamespace: "home-{tenant}"}
            """);
    return new ClassYaml(tree).called(name);
  }

  /** The same under another name. */
  public ClassYaml called(String name) {
    return changed(t -> metadata(t).put("name", name));
  }

  /** With these guardrails in the place of what there was. */
  public ClassYaml guardrails(String guardrails) {
    return changed(t -> spec(t).set("guardrails", Tree.read(guardrails)));
  }
}
