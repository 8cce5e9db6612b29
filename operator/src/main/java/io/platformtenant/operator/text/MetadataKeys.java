package io.platformtenant.operator.text;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Keys of labels and annotations. */
public final class MetadataKeys {
  /** What these and their subdomains begin is read by the cluster, the engines or us. */
  private static final List<String> DOMAINS =
      List.of("kubernetes.io", "k8s.io", "platformtenant.io", "toolkit.fluxcd.io", "argoproj.io");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");

  private MetadataKeys() {}

  /** The domain a key is kept for, if it is kept for one. */
  public static Optional<String> keptFor(String key) {
    String prefix = prefixOf(key);
    return DOMAINS.stream()
        .filter(domain -> prefix.equals(domain) || prefix.endsWith("." + domain))
        .findFirst();
  }

  /** Whether Kubernetes takes a text as a key (apimachinery, pkg/api/validate IsQualifiedName). */
  public static boolean isKey(String key) {
    String name = key.substring(key.indexOf('/') + 1);
    String prefix = prefixOf(key);
    boolean plain = key.indexOf('/') < 0;
    return isName(name) && (plain || Texts.isDnsSubdomain(prefix));
  }

  /** Whether Kubernetes takes a text as the value of a label; it may be empty. */
  public static boolean isLabelValue(String value) {
    return value.isEmpty() || isName(value);
  }

  private static boolean isName(String text) {
    return text.length() <= 63 && NAME.matcher(text).matches();
  }

  private static String prefixOf(String key) {
    return key.substring(0, Math.max(0, key.indexOf('/')));
  }
}
