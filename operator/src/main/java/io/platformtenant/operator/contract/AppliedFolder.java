package io.platformtenant.operator.contract;

import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.operator.text.Address;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A folder of a repository that an engine applies, as far as what is written tells.
 *
 * @param repository without scheme and user, since one repository is read in several ways
 * @param folder without {@code ./} and a slash at the end; "" is the whole repository
 * @param namespace where it goes; "" where each file says
 */
public record AppliedFolder(String repository, String folder, String namespace) {
  private static final Pattern SCHEME_AND_USER = Pattern.compile("^([a-z]+://)?([^/@]*@)?");

  /** None where the address has no normal form: other rules have told then. */
  static Optional<AppliedFolder> of(String url, String path, String namespace) {
    return repositoryOf(url)
        .map(repository -> new AppliedFolder(repository, normal(path), namespace));
  }

  /** None of a bucket, which Argo CD can not read. */
  static Optional<AppliedFolder> of(Source source, String path, String namespace) {
    return urlOf(source).flatMap(url -> of(url, path, namespace));
  }

  private static Optional<String> urlOf(Source source) {
    return Optional.ofNullable(source.git())
        .map(git -> git.url())
        .or(() -> Optional.ofNullable(source.oci()).map(oci -> oci.url()));
  }

  private static Optional<String> repositoryOf(String url) {
    var address = Address.of(url);
    return address.isKnown()
        ? Optional.of(SCHEME_AND_USER.matcher(address.normal()).replaceFirst(""))
        : Optional.empty();
  }

  /** A repository and a folder in it, in one spelling; as it stands where it has no normal form. */
  public static String normal(String url, String path) {
    return repositoryOf(url).orElse(url) + " " + normal(path);
  }

  private static String normal(String path) {
    return Arrays.stream(path.split("/"))
        .filter(segment -> !segment.isEmpty() && !segment.equals("."))
        .collect(Collectors.joining("/"));
  }

  /** Whether both apply the same files to namespaces that may be the same. */
  public boolean meets(AppliedFolder other) {
    return isSameFolder(other)
        && (namespace.equals(other.namespace) || namespace.isEmpty() || other.namespace.isEmpty());
  }

  private boolean isSameFolder(AppliedFolder other) {
    return repository.equals(other.repository) && folder.equals(other.folder);
  }

  /** Whether its files say themselves where they go. */
  public boolean isAsWritten() {
    return namespace.isEmpty();
  }

  /** The same, where its files say themselves where they go. */
  public AppliedFolder asWritten() {
    return new AppliedFolder(repository, folder, "");
  }

  /** For people: {@code "apps/api" of git.example.com/payments/deploy}. */
  public String describe() {
    return "\"" + (folder.isEmpty() ? "." : folder) + "\" of " + repository;
  }
}
