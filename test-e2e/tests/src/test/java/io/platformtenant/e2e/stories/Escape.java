package io.platformtenant.e2e.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Map;

/**
 * One way out that a hostile app team tries, and a like act inside the boundary by the same
 * account.
 *
 * @param layer what refuses: {@code rbac}, {@code schema} (with its CEL), or the name of a policy
 *     without {@code platform-tenant-}
 * @param words a part of what it says
 */
record Escape(String way, String layer, String words, Runnable hostile, Runnable inside) {
  private static final String RBAC = "rbac";
  static final String SCHEMA = "schema";
  private static final Map<String, Integer> CODES = Map.of(RBAC, 403, SCHEMA, 422);

  static Escape rbac(String way, String words, Runnable hostile, Runnable inside) {
    return new Escape(way, RBAC, words, hostile, inside);
  }

  static Escape schema(String way, String words, Runnable hostile, Runnable inside) {
    return new Escape(way, SCHEMA, words, hostile, inside);
  }

  static Escape policy(String policy, String way, String words, Runnable hostile, Runnable inside) {
    return new Escape(way, policy, words, hostile, inside);
  }

  /** The way is shut by the layer named, and the like act goes through. */
  void isShut() {
    var refusal = catchThrowableOfType(KubernetesClientException.class, hostile::run);
    assertThat(refusal).as("a refusal by %s", layer).isNotNull();
    assertThat(refusal.getMessage()).contains(words);
    assertThat(refusal.getCode()).isEqualTo(CODES.getOrDefault(layer, 403));
    boolean byPolicy = refusal.getMessage().contains("ValidatingAdmissionPolicy");
    switch (layer) {
      case RBAC -> assertThat(refusal.getMessage()).contains(" cannot ");
      case SCHEMA -> assertThat(byPolicy).as(refusal.getMessage()).isFalse();
      default ->
          assertThat(refusal.getMessage())
              .contains("ValidatingAdmissionPolicy 'platform-tenant-" + layer + "'");
    }
    inside.run();
  }
}
