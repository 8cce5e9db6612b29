package io.platformtenant.operator.rules.bootstrap;

import com.google.re2j.PatternSyntaxException;
import io.platformtenant.api.v1alpha1.OidcIdentity;
import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.api.v1alpha1.Verify;
import io.platformtenant.api.v1alpha1.VerifyProvider;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule.Breach;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Signatures that sources must carry: a check that anybody passes is none. */
public final class Signatures {
  /** Nobody would write an expression for one of these; what fits one fits anybody. */
  private static final List<String> ANYBODY =
      List.of("q", "https://q7w3.example/q7w3", "https://q7w3.example", "q7w3@q7w3.example");

  private Signatures() {}

  static Stream<Breach> shapes(At<Source> source) {
    return source
        .child("verify", Source::verify)
        .said()
        .flatMap(verify -> verify.tells(shapeProblem(source.value(), verify.value())));
  }

  private static Optional<String> shapeProblem(Source source, Verify verify) {
    if (source.bucket() != null) {
      return Optional.of("a bucket has no signatures; take verify out");
    }
    boolean saysOci =
        verify.provider() != null
            || verify.trustedRootSecretRef() != null
            || !verify.matchOIDCIdentity().isEmpty();
    if (source.git() != null) {
      return verify.mode() == null || verify.secretRef() == null || saysOci
          ? Optional.of("of a git source has mode and secretRef, and nothing else")
          : Optional.empty();
    }
    if (source.oci() == null) {
      return Optional.empty();
    }
    return verify.provider() == null || verify.mode() != null
        ? Optional.of("of an oci source has provider, and no mode")
        : whoProblem(verify);
  }

  /** Keyless and without a name, cosign is content with a signature of anybody at all. */
  private static Optional<String> whoProblem(Verify verify) {
    if (verify.provider() == VerifyProvider.notation) {
      return verify.secretRef() == null || !verify.matchOIDCIdentity().isEmpty()
          ? Optional.of("by notation has secretRef, and no matchOIDCIdentity")
          : Optional.empty();
    }
    return verify.secretRef() == null && verify.matchOIDCIdentity().isEmpty()
        ? Optional.of(
            "names neither keys nor signers, so anybody's signature would do; say secretRef or"
                + " matchOIDCIdentity")
        : Optional.empty();
  }

  static Stream<Breach> identities(At<Source> source) {
    return source
        .child("verify", Source::verify)
        .items("matchOIDCIdentity", Verify::matchOIDCIdentity)
        .flatMap(Signatures::identity);
  }

  /** What is wrong with the expressions of an identity. */
  public static Stream<Breach> identity(At<OidcIdentity> identity) {
    return Stream.of(
            identity.child("issuer", OidcIdentity::issuer),
            identity.child("subject", OidcIdentity::subject))
        .flatMap(text -> text.is(expressionProblem(text.value())));
  }

  private static Optional<String> expressionProblem(String text) {
    try {
      com.google.re2j.Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      return Optional.of("is no expression of Go: " + e.getDescription());
    }
    if (ANYBODY.stream().anyMatch(com.google.re2j.Pattern.compile(text)::matches)) {
      return Optional.of("fits anybody; name who signs");
    }
    return hasOuterChoice(text)
        ? Optional.of("is anchored on one side only of its |; write ^(one|other)$")
        : Optional.empty();
  }

  /** Whether a | stands outside of every group and class: ^a|b$ is "begins with a or ends in b". */
  private static boolean hasOuterChoice(String text) {
    int depth = 0;
    boolean inClass = false;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '\\' -> i++;
        case '[' -> inClass = true;
        case ']' -> inClass = false;
        case '(' -> depth += inClass ? 0 : 1;
        case ')' -> depth -= inClass ? 0 : 1;
        case '|' -> {
          if (depth == 0 && !inClass) {
            return true;
          }
        }
        default -> {}
      }
    }
    return false;
  }
}
