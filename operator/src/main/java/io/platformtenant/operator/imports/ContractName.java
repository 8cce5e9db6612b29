package io.platformtenant.operator.imports;

import java.util.Locale;

/**
 * What a contract calls something that has a name already: the part of it that is neither the
 * tenant nor the environment, since these are put around it.
 */
public final class ContractName {
  private static final String NAMELESS = "app";

  private ContractName() {}

  /** The name that gives back {@code <tenant>-<name>-<environment>}, where there is one. */
  public static String of(String tenant, String object, String environment) {
    if (isKept(tenant, object, environment)) {
      return object.substring(tenant.length() + 1, object.length() - environment.length() - 1);
    }
    String rest = without(without(object, tenant), environment);
    return label(rest.isEmpty() ? NAMELESS : rest);
  }

  /** Whether an object of this name is called as a contract would call it. */
  public static boolean isKept(String tenant, String object, String environment) {
    return object.startsWith(tenant + "-")
        && object.endsWith("-" + environment)
        && object.length() > tenant.length() + environment.length() + 2;
  }

  /** Without a word at its beginning or its end. */
  private static String without(String name, String word) {
    if (name.equals(word)) {
      return "";
    }
    if (name.startsWith(word + "-")) {
      return name.substring(word.length() + 1);
    }
    return name.endsWith("-" + word) ? name.substring(0, name.length() - word.length() - 1) : name;
  }

  /** A DNS label that is like it. */
  public static String label(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-").replaceAll("^-+|-+$", "");
  }
}
