package io.platformtenant.operator.imports.delivery;

import io.platformtenant.operator.imports.ContractName;

/**
 * What a contract calls a set: after its Applications where their names can be kept, else after the
 * set itself.
 */
final class SetName {
  private static final String ITEM = "{item}";

  private SetName() {}

  static String of(String tenant, String object, String makes, String environment) {
    String end = "-" + ITEM + "-" + environment;
    String begin = tenant + "-";
    return makes.startsWith(begin)
            && makes.endsWith(end)
            && makes.length() > begin.length() + end.length()
        ? makes.substring(begin.length(), makes.length() - end.length())
        : ContractName.of(tenant, object, environment);
  }
}
