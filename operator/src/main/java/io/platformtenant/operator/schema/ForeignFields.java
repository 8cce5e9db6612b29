package io.platformtenant.operator.schema;

import java.util.Map;
import java.util.Optional;

/**
 * Fields of Argo CD and Flux that people copy into a contract and that it does not have on purpose:
 * what is meant instead.
 */
final class ForeignFields {
  private static final String SETS =
      "a set has gitDirectories, gitFiles or list, and Argo CD's other generators are not for"
          + " tenants";

  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry(
              "plugin",
              "config management plugins run with the rights of Argo CD's repo server; encrypted"
                  + " values come by a stage that decrypts them or by an ExternalSecret"),
          Map.entry("generators", SETS),
          Map.entry("pullRequest", SETS),
          Map.entry("scmProvider", SETS),
          Map.entry("clusters", SETS),
          Map.entry("matrix", SETS),
          Map.entry("merge", SETS),
          Map.entry("templatePatch", "what differs in an environment stands under environments"),
          Map.entry("destination", "where it goes stands under environments"),
          Map.entry("destinations", "where it goes stands under environments"),
          Map.entry("project", "the project is the tenant's own"),
          Map.entry("syncPolicy", "write it as sync, and autoSync under environments"),
          Map.entry("syncOptions", "write them as sync.options"),
          Map.entry("targetNamespace", "write it as namespace"),
          Map.entry("sourceRef", "write its name as source"),
          Map.entry("postBuild", "write substitute and substituteFrom"),
          Map.entry("prune", "stages always prune; of an application it is sync.prune"),
          Map.entry("wait", "stages are always waited for"),
          Map.entry("kubeConfig", "an environment names its cluster"),
          Map.entry(
              "serviceAccountName",
              "the account is the operator's to name: each environment has its own, and what a"
                  + " cloud knows is an identity of the class, identity of a source or of"
                  + " decryption"),
          Map.entry("fileParameters", "write the values as valuesObject or valueFiles"),
          Map.entry("values", "write them as a map, under valuesObject"),
          Map.entry("commonLabels", "write them as labels"),
          Map.entry("passCredentials", "credentials are the platform's to give"));

  /** The same of what they write where only some words are taken. */
  private static final Map<String, String> MEANT_BY_CHOICE =
      Map.of(
          "CreateNamespace=true",
          "the operator makes the namespaces of environments, and a project permits Argo CD none");

  private ForeignFields() {}

  static Optional<String> meantByChoice(String value) {
    return Optional.ofNullable(MEANT_BY_CHOICE.get(value));
  }

  static Optional<String> meant(String name) {
    return Optional.ofNullable(MEANT.get(name));
  }
}
