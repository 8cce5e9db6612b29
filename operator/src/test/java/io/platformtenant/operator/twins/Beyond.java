package io.platformtenant.operator.twins;

import io.platformtenant.operator.findings.Finding;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a rule of the rulebook finds where its twin looks and finds nothing, and why CEL leaves it.
 */
record Beyond(Pattern finding, String why) {
  private static final String UNSEEN =
      "what nobody can see is a long list of characters, and CEL would pay for it in every text";
  private static final String WORLD = "only a class and the operator know whose it is";
  private static final String LATER = "it harms nobody else, and the status of the tenant tells";

  static final List<Beyond> ALL =
      List.of(
          of(".*control characters.*", UNSEEN),
          of(".*url: .* is no address Flux can read; .*PT030|.*PC005", UNSEEN),
          of(".*images.* is no image; write name=name:tag .PT122", UNSEEN),
          of(".*groups.*: a group name can not .*(PT020|PC073)", LATER),
          of(".*groups.* are Argo CD's own role names, not groups .(PT020|PC073)", LATER),
          of(
              ".*users.*: (a user name can not |names a group|.* are Argo CD's own role names|.*"
                  + " is Argo CD's own account).*(PT022|PC073)"
                  + "|.*stands among groups and among users.*(PT023|PC072)",
              LATER),
          of(".* belongs to (Argo CD|Flux|the operator|class|the home namespaces).*PT010", WORLD),
          of(
              ".*environments.* names source .*(PT031|PC006)",
              "each environment of each stage with each source exceeds the API server's budget"),
          of(
              ".*environments.* holds a brace .*(PT052|PT053)",
              "each environment of each application exceeds the API server's budget"),
          of(
              ".*verify: (by notation has|names neither keys nor signers).*(PT073|PC012)",
              "what one provider needs is in no other's schema"),
          of(
              ".*substitute.* is kept for the platform; .*(PT075|PC014|PC051)",
              "which names the platform fills in is the rulebook's"),
          of(
              ".*components.* leaves the source: .*(PT078|PC017|PC054)",
              "where .. leads to depends on the path beside it"),
          of(
              ".*images.* has a newTag and a digest; .*(PT079|PC018|PC055)",
              "kustomize takes both, and the digest wins"),
          of(
              ".*source.* an oci:// repository is the chart itself: .*PT051",
              "it is about how Argo CD reads an address"),
          of(
              ".*(no item would fit|would be called .* characters long).*PT108",
              "the name of the set fits, and those of its items are made later"),
          of(
              ".*identities.*PC068",
              "what an expression fits only one who reads expressions can tell"),
          of(".*jsonPointers.* is no JSON pointer .*PT114", LATER),
          of(
              ".*(has a loop in a loop|in a loop|may pick from|adds .* times|calls |what is not"
                  + " written out|repeats a group|makes an object).*(PT087|PC029|PC057)",
              "what stands in what only the tree of the expression tells"),
          of(".*annotations.* is no annotation a tenant may set .PT115", LATER),
          of(
              ".*homeNamespace: .* alone would claim every namespace name.*PC001",
              "the pattern of the field lets no other words in"),
          of(
              ".*clusterStages.*path: .* can hold .cluster. and no other placeholder .PC044",
              "the schema of a stage is that of stages in environments"),
          of(
              ".*parameters.*default: .*PC024",
              "what a default must be is what the declaration beside it says"));

  private static Beyond of(String finding, String why) {
    return new Beyond(Pattern.compile("(?s)(" + finding + ").*"), why);
  }

  static boolean explains(Finding finding) {
    return ALL.stream().anyMatch(beyond -> beyond.isAbout(finding));
  }

  boolean isAbout(Finding found) {
    return finding.matcher(found.describe()).matches();
  }
}
