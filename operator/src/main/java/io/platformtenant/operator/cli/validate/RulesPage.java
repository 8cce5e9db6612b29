package io.platformtenant.operator.cli.validate;

import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.cli.ExitCode;
import io.platformtenant.operator.cli.InputException;
import io.platformtenant.operator.rules.RuleInfo;
import java.net.URI;

/**
 * Where docs/rules.md is read.
 *
 * @param address absolute and without a fragment: SARIF knows no base to resolve another against
 */
record RulesPage(URI address) {
  /** Under the one domain that the project names: that of its API group. */
  static final String DEFAULT = "https://" + ApiGroup.NAME + "/docs/rules.md";

  RulesPage {
    if (!address.isAbsolute() || address.getRawFragment() != null) {
      throw new InputException(
          ExitCode.USED_WRONGLY,
          "\"%s\" is no address of a page: it begins with https:// and has no #"
              .formatted(address));
    }
  }

  String linkTo(RuleInfo rule) {
    return address + "#" + rule.anchor();
  }
}
