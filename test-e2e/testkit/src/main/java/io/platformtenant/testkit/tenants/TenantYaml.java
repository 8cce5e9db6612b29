package io.platformtenant.testkit.tenants;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A PlatformTenant as a team writes it. */
public final class TenantYaml extends Manifest<TenantYaml> {
  private TenantYaml(ObjectNode tree) {
    super(tree);
  }

  @Override
  TenantYaml of(ObjectNode changed) {
    return new TenantYaml(changed);
  }

  /** A tenant of the corner's class and of team payments, with nothing in it. */
  public static TenantYaml named(String name) {
    var tree =
        Tree.read(
            """
            apiVersion: platformtenant.io/v1alpha1
            kind: PlatformTenant
            metadata: {}
            spec: {className: "class-{id}"}
            """);
    metadata(tree).put("name", name);
    return new TenantYaml(tree).ofTeam("payments");
  }

  /** The same under another name; whatever holds its name follows, but for the class. */
  public TenantYaml called(String name) {
    return changed(t -> t.setAll(Tree.replaced(t, name(), name, "className")));
  }

  public TenantYaml ofClass(String name) {
    return changed(t -> spec(t).put("className", name));
  }

  public TenantYaml ofTeam(String team) {
    return changed(t -> spec(t).putObject("owner").put("team", team).put("contact", "#" + team));
  }

  /** In these namespaces; in {@code <tenant>-<environment>} where none is given. */
  public TenantYaml environment(String name, String... namespaces) {
    return put(environmentIn(name, namespaces));
  }

  /** The same, where nothing is synced unless an approver says so. */
  public TenantYaml protectedEnvironment(String name, String... namespaces) {
    return put(environmentIn(name, namespaces).put("protected", true));
  }

  private TenantYaml put(ObjectNode environment) {
    return changed(t -> Tree.put(spec(t), "environments", environment));
  }

  private ObjectNode environmentIn(String name, String... given) {
    var namespaces = given.length > 0 ? List.of(given) : List.of(name() + "-" + name);
    var environment = JsonNodeFactory.instance.objectNode().put("name", name);
    var list = environment.putArray("namespaces");
    namespaces.forEach(namespace -> list.addObject().put("name", namespace));
    return environment;
  }
}
