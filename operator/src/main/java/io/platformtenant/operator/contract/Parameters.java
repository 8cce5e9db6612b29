package io.platformtenant.operator.contract;

import io.platformtenant.api.v1alpha1.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Values of the parameters a class declares. */
public final class Parameters {
  private Parameters() {}

  /**
   * The value of every parameter that has one: the environment's over the tenant's over the
   * default. Absent and empty are the same.
   */
  static SortedMap<String, String> values(
      List<Parameter> declared, Map<String, String> ofTenant, Map<String, String> ofEnvironment) {
    SortedMap<String, String> values = new TreeMap<>();
    for (Parameter parameter : declared) {
      Stream.of(
              ofEnvironment.get(parameter.name()),
              ofTenant.get(parameter.name()),
              parameter.defaultValue())
          .filter(Objects::nonNull)
          .filter(value -> !value.isEmpty())
          .findFirst()
          .ifPresent(value -> values.put(parameter.name(), value));
    }
    return values;
  }
}
