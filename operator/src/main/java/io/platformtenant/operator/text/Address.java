package io.platformtenant.operator.text;

import io.platformtenant.api.v1alpha1.BucketSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where something is fetched from, in the one spelling that guardrails are matched on. For Git it
 * is Argo CD's (argo-cd, util/git/git.go, NormalizeGitURL): lower case, without {@code .git},
 * {@code ssh://} and the scp form alike. What two readers could take for two places has no normal
 * form: a password, an escape, a segment that leads elsewhere.
 *
 * @param normal the normal form; "" where there is none
 * @param problem why there is none; "" where there is one
 */
public record Address(String normal, String problem) {
  /** As the schema bounds it; files that were never near a schema come here as well. */
  private static final int LONGEST = 512;

  /** Segments that lead elsewhere than they say. */
  private static final Set<String> NOWHERE = Set.of("", ".", "..");

  private static final Pattern URL =
      Pattern.compile("(https?|ssh|oci)://([^/]*)(/.*)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern SCP = Pattern.compile("([A-Za-z0-9_.-]+@[^/:@]*):(.*)");
  private static final Pattern HOST =
      Pattern.compile("[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?([.][a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*");
  private static final Pattern USER = Pattern.compile("[a-z0-9_.-]+");
  private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");

  /**
   * What of a path means one thing to every client: plain characters, and escapes of what can not
   * be written plainly, namely a space, & ' , ; = @ and letters of other scripts in well-formed
   * UTF-8. An escape of a letter, a dot or a slash would be a second spelling of one place.
   */
  private static final Pattern PATH =
      Pattern.compile(
          "([a-z0-9_.~+/()-]|%20|%2[67c]|%3[bd]|%40"
              + "|%(c[2-9a-f]|d[0-9a-f])%[89ab][0-9a-f]"
              + "|%(e0%[ab]|ed%[89]|e[1-9a-cef]%[89ab])[0-9a-f]%[89ab][0-9a-f])*");

  /** The address of a Git repository, a chart repository or an OCI artifact. */
  public static Address of(String url) {
    if (url.length() > LONGEST) {
      return none("it is longer than " + LONGEST + " characters");
    }
    Matcher scp = SCP.matcher(url);
    if (scp.matches()) {
      return of("ssh", scp.group(1), scp.group(2));
    }
    Matcher matcher = URL.matcher(url);
    if (!matcher.matches()) {
      return none("it is no https://, http://, ssh://, oci:// or user@host: address");
    }
    String path = Optional.ofNullable(matcher.group(3)).orElse("/").substring(1);
    return of(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2), path);
  }

  /** The address of a bucket: {@code bucket://endpoint/name}. */
  public static Address of(BucketSource bucket) {
    return bucket.endpoint() == null || bucket.bucketName() == null
        ? none("it lacks its endpoint or its name")
        : of("bucket", bucket.endpoint(), bucket.bucketName());
  }

  public boolean isKnown() {
    return problem.isEmpty();
  }

  /** The host of an address that Git fetches from, without user and port. */
  public Optional<String> gitHost() {
    if (normal.isEmpty() || normal.startsWith("oci://") || normal.startsWith("bucket://")) {
      return Optional.empty();
    }
    String after = normal.substring(normal.startsWith("http") ? normal.indexOf("://") + 3 : 0);
    int slash = after.indexOf('/');
    String authority = slash < 0 ? after : after.substring(0, slash);
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    int colon = host.indexOf(':');
    return Optional.of(colon < 0 ? host : host.substring(0, colon));
  }

  private static Address of(String scheme, String authority, String path) {
    String where = authority.toLowerCase(Locale.ROOT);
    String what = path.toLowerCase(Locale.ROOT);
    return problemInAuthority(scheme, where)
        .or(() -> problemInPath(scheme, what))
        .map(Address::none)
        .orElseGet(() -> new Address(normal(scheme, where, trimmed(what)), ""));
  }

  private static String normal(String scheme, String authority, String path) {
    boolean git = !scheme.equals("oci") && !scheme.equals("bucket");
    String name = git && path.endsWith(".git") ? path.substring(0, path.length() - 4) : path;
    return (scheme.equals("ssh") ? "" : scheme + "://")
        + authority
        + (name.isEmpty() ? "" : "/" + name);
  }

  private static String trimmed(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static Optional<String> problemInAuthority(String scheme, String authority) {
    int at = authority.lastIndexOf('@');
    String host = authority.substring(at + 1);
    if (at >= 0 && !scheme.equals("ssh")) {
      return Optional.of("it holds a user or a password; put those into a Secret");
    }
    if (at >= 0 && !USER.matcher(authority.substring(0, at)).matches()) {
      return Optional.of("what stands before @ is no plain user name; a password has no place");
    }
    int colon = host.indexOf(':');
    if (colon >= 0 && !PORT.matcher(host.substring(colon + 1)).matches()) {
      return Optional.of("what follows the host after : is no port");
    }
    return HOST.matcher(colon >= 0 ? host.substring(0, colon) : host).matches()
        ? Optional.empty()
        : Optional.of(
            "\""
                + host
                + "\" is no host name of ASCII letters, digits, dots and dashes; write others in"
                + " their xn-- form, and no dot at the end");
  }

  private static Optional<String> problemInPath(String scheme, String what) {
    if (what.isEmpty() && scheme.startsWith("http")) {
      return Optional.empty();
    }
    String path = trimmed(what);
    if (scheme.equals("oci") && (path.indexOf(':') >= 0 || path.indexOf('@') >= 0)) {
      return Optional.of("its tag or digest belongs into ref");
    }
    if (!PATH.matcher(path).matches()) {
      return Optional.of(
          "its path holds other characters than ASCII letters, digits, _.~+-/() and escapes of what"
              + " can not be written so, such as %20 for a space, %26 for & and %C3%BC for ü");
    }
    if (Arrays.stream(path.split("/", -1)).anyMatch(NOWHERE::contains)) {
      return Optional.of("its path holds an empty segment, . or ..");
    }
    return ("/" + path).endsWith("/.git")
        ? Optional.of("its last segment is only .git, which Argo CD leaves out")
        : Optional.empty();
  }

  private static Address none(String problem) {
    return new Address("", problem);
  }
}
