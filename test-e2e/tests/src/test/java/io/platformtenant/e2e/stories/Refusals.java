package io.platformtenant.e2e.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.regex.Pattern;

/** What becomes of what admission must not let through. */
public final class Refusals {
  private Refusals() {}

  /**
   * Asserts that a policy of the chart refuses what they try, in words that hold all of these.
   *
   * @param policy its name without {@code platform-tenant-}, or an expression of several
   */
  public static void assertRefused(String policy, Runnable attempt, String... words) {
    var refusal = catchThrowableOfType(KubernetesClientException.class, attempt::run);
    assertThat(refusal).as("a refusal by %s", policy).isNotNull();
    assertThat(refusal.getMessage()).matches(text -> isBy(policy, text), policy).contains(words);
    assertThat(refusal.getCode()).isEqualTo(403);
  }

  /** Where several refuse, the API server names one, in no order that anybody promises. */
  public static boolean isBy(String policy, String refusal) {
    return Pattern.compile("ValidatingAdmissionPolicy 'platform-tenant-(" + policy + ")'")
        .matcher(refusal)
        .find();
  }
}
