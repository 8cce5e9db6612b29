package io.platformtenant.operator.contract.freezing;

import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.api.v1alpha1.VerifyMode;

/** Which sources can be held to a revision. */
public final class HeldSources {
  private HeldSources() {}

  /** A bucket has no revisions, and a commit alone says nothing of the tag that is verified. */
  public static boolean canBeHeld(Source source) {
    var verify = source.verify();
    return source.bucket() == null
        && (verify == null || verify.mode() == null || verify.mode() == VerifyMode.HEAD);
  }
}
