package io.platformtenant.e2e.platform;

import java.util.Map;

/** What a stage of the team's own says: Flux applies it as the account of that environment. */
final class FluxEscapes extends Escapes {
  private static final String AS_WRITTEN = "namespace: AsWritten";
  private static final String TARGETED = "";
  private static final String CONFIG_MAPS = "cannot patch resource \"configmaps\"";

  /**
   * @param home the team's home namespace, with a Secret {@code platform-git} in it
   * @param id of the story, for names of objects without a namespace
   * @param foreign the address of another tenant's repository
   */
  FluxEscapes(String mine, String victim, String home, String id, String foreign) {
    super("flux", mine, victim);
    elsewhere(home);
    outOfTheFolder(foreign);
    ofThePlatform(id, foreign);
  }

  private void elsewhere(String home) {
    String next = "in the namespace \"" + victim + "\"";
    away(
        "kustomize-namespace",
        AS_WRITTEN,
        (name, to) -> Hostile.customized(name, "namespace: " + to),
        CONFIG_MAPS,
        next);
    away("transformer", TARGETED, Hostile::transformed, CONFIG_MAPS, next);
    away(
        "json-patch",
        AS_WRITTEN,
        (name, to) -> Hostile.customized(name, Hostile.patch(to)),
        CONFIG_MAPS,
        next);
    away(
        "replacement",
        TARGETED,
        (name, to) -> Hostile.customized(name, Hostile.replacement(to)),
        CONFIG_MAPS,
        next);
    away(
        "as-written",
        AS_WRITTEN,
        (name, to) -> Map.of("object.yaml", Hostile.configMap(name, to)),
        CONFIG_MAPS,
        next);
    // Flux brings these home: a namespace that a file names gives way to the stage's.
    away("patch-brought-home", TARGETED, (name, to) -> Hostile.customized(name, Hostile.patch(to)));
    away("brought-home", TARGETED, (name, to) -> Map.of("a.yaml", Hostile.configMap(name, to)));
    away(
        "field-brought-home", TARGETED, (name, to) -> Hostile.customized(name, "namespace: " + to));
    add(
        "beside-the-accounts",
        AS_WRITTEN,
        Map.of("object.yaml", Hostile.configMap(named("beside-the-accounts"), home)),
        Map.of("object.yaml", Hostile.configMap(named("beside-the-accounts"), mine)),
        CONFIG_MAPS,
        "in the namespace \"" + home + "\"");
  }

  private void outOfTheFolder(String foreign) {
    add(
        "remote-base",
        TARGETED,
        Map.of("kustomization.yaml", "resources: [\"" + foreign + "//api?ref=main\"]"),
        plain("remote-base"),
        "URL is a git repository",
        "is not in or below");
    generated("absolute-file", "/etc/passwd");
    generated("file-above", "../../../../../../../../etc/passwd");
    add(
        "folder-above",
        TARGETED,
        Map.of("kustomization.yaml", "resources: [../../../../../../../../etc]"),
        Map.of(
            "kustomization.yaml",
            "resources: [below]",
            "below/kustomization.yaml",
            "resources: [object.yaml]",
            "below/object.yaml",
            Hostile.configMap(named("folder-above"))),
        "kustomize build failed");
    String variable = Landscape.configMap(named("variable"), "said: \"${%s}\"");
    add(
        "variable",
        "substitute: {tier: staging}",
        Map.of("object.yaml", variable.formatted("password")),
        Map.of("object.yaml", variable.formatted("tier")),
        "password",
        "variable not set");
  }

  private void generated(String way, String file) {
    String generator =
        "configMapGenerator: [{name: %s, files: [%s], options: {disableNameSuffixHash: true}}]";
    add(
        way,
        TARGETED,
        Map.of("kustomization.yaml", generator.formatted(named(way), "said=" + file)),
        Map.of(
            "kustomization.yaml", generator.formatted(named(way), "said=own.txt"), "own.txt", "a"),
        "kustomize build failed");
  }

  private void ofThePlatform(String id, String foreign) {
    object("cluster-role", TARGETED, Hostile.clusterRole(id), "resource \"clusterroles\"");
    object(
        "cluster-role-binding",
        TARGETED,
        Hostile.clusterRoleBinding(id),
        "resource \"clusterrolebindings\"");
    object("namespace", AS_WRITTEN, Hostile.namespace(id + "-more"), "resource \"namespaces\"");
    object("role-binding", TARGETED, Hostile.roleBinding(id), "resource \"rolebindings\"");
    object(
        "quota",
        TARGETED,
        Hostile.object("v1", "ResourceQuota", id, "", "spec: {hard: {pods: \"9\"}}"),
        "resource \"resourcequotas\"");
    object(
        "account",
        TARGETED,
        Hostile.object("v1", "ServiceAccount", id, "", ""),
        "resource \"serviceaccounts\"");
    object("workload", TARGETED, Hostile.deployment(id), "resource \"deployments\"");
    object("stage", TARGETED, Hostile.kustomization(id), "resource \"kustomizations\"");
    object(
        "application-in-default",
        AS_WRITTEN,
        Hostile.application(id, "default", foreign),
        "resource \"applications\"");
    object(
        "application-next-door",
        AS_WRITTEN,
        Hostile.application(id, victim.replaceAll("-staging$", ""), foreign),
        "resource \"applications\"");
    object(
        "application-set",
        AS_WRITTEN,
        Hostile.applicationSet(id, victim, foreign),
        "resource \"applicationsets\"");
    object(
        "cluster-secret",
        AS_WRITTEN,
        Hostile.clusterSecret(id),
        "cannot patch resource \"secrets\"");
    object(
        "mark",
        TARGETED,
        Hostile.networkPolicy(id, "labels: {platformtenant.io/tenant: mine}"),
        "platform-tenant-owned",
        "carries the mark of");
    object(
        "adoption",
        TARGETED,
        Hostile.networkPolicy(id, "annotations: {platformtenant.io/adopt: mine}"),
        "platform-tenant-adoption");
  }
}
