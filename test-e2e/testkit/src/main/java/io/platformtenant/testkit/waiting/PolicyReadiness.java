package io.platformtenant.testkit.waiting;

import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where a policy was installed a moment ago, the API server refuses everything that it is about
 * until it has seen the objects that the policy's parameters are of, and their kind where that came
 * later still. Whoever writes then asks again, as kubectl's users and Flux do.
 */
public final class PolicyReadiness {
  private PolicyReadiness() {}

  /**
   * Sends a request until its answer is none of a policy that is not ready.
   *
   * @param refusal what the server said against it; null or "" when it said nothing
   */
  public static <T> T awaited(Callable<T> request, Function<T, String> refusal) {
    return within(PATIENCE)
        .first(
            "the API server knows the parameters of its policies",
            () -> Optional.of(request.call()).filter(a -> !isMissing(refusal.apply(a))));
  }

  private static boolean isMissing(String refusal) {
    return refusal != null
        && Stream.of("not yet synced to use for admission", "failed to configure policy")
            .anyMatch(refusal::contains);
  }
}
