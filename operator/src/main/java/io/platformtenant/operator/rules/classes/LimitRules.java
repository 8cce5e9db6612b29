package io.platformtenant.operator.rules.classes;

import io.fabric8.kubernetes.api.model.Quantity;
import io.platformtenant.api.v1alpha1.Limit;
import io.platformtenant.api.v1alpha1.NamespaceProfile;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.text.Quantities;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Limits of a profile, as Kubernetes checks a LimitRange. */
final class LimitRules {
  private static final String STORAGE = "storage";

  private LimitRules() {}

  static Stream<Breach> each(
      String field, NamespaceProfile profile, BiFunction<String, Limit, Stream<Breach>> check) {
    List<Limit> limits = profile.limitRange() == null ? List.of() : profile.limitRange().limits();
    return IntStream.range(0, limits.size())
        .boxed()
        .flatMap(i -> check.apply(field + ".limitRange.limits[" + i + "]", limits.get(i)));
  }

  /** What a limit says, from the smallest to the largest, then the ratio. */
  static Map<String, Map<String, Quantity>> byField(Limit limit) {
    Map<String, Map<String, Quantity>> fields = new LinkedHashMap<>();
    fields.put("min", limit.min());
    fields.put("defaultRequest", limit.defaultRequest());
    fields.put("default", limit.defaultLimit());
    fields.put("max", limit.max());
    fields.put("maxLimitRequestRatio", limit.maxLimitRequestRatio());
    return fields;
  }

  static Stream<Breach> order(String field, NamespaceProfile profile) {
    return each(
        field,
        profile,
        (at, limit) ->
            isReadable(limit)
                ? Stream.concat(contradictions(at, limit), ratios(at, limit))
                : Stream.empty());
  }

  private static boolean isReadable(Limit limit) {
    return byField(limit).values().stream()
        .flatMap(quantities -> quantities.values().stream())
        .allMatch(Quantities::isQuantity);
  }

  private static Stream<Breach> contradictions(String at, Limit limit) {
    Map<String, Map<String, Quantity>> fields = byField(limit);
    fields.remove("maxLimitRequestRatio");
    List<String> order = List.copyOf(fields.keySet());
    return IntStream.range(0, order.size())
        .boxed()
        .flatMap(
            small ->
                order.subList(small + 1, order.size()).stream()
                    .flatMap(large -> contradictions(at, fields, order.get(small), large)));
  }

  private static Stream<Breach> contradictions(
      String at, Map<String, Map<String, Quantity>> fields, String small, String large) {
    Map<String, Quantity> above = fields.get(large);
    return new TreeSet<>(fields.get(small).keySet())
        .stream()
            .filter(above::containsKey)
            .filter(
                resource ->
                    value(fields.get(small), resource).compareTo(value(above, resource)) > 0)
            .map(
                resource ->
                    new Breach(
                        at + "." + small,
                        resource
                            + ": \""
                            + fields.get(small).get(resource)
                            + "\" is more than "
                            + large
                            + ", which is \""
                            + above.get(resource)
                            + "\""));
  }

  private static Stream<Breach> ratios(String at, Limit limit) {
    return new TreeSet<>(limit.maxLimitRequestRatio().keySet())
        .stream()
            .filter(resource -> isImpossible(limit, resource))
            .map(
                resource ->
                    new Breach(
                        at + ".maxLimitRequestRatio",
                        resource
                            + ": \""
                            + limit.maxLimitRequestRatio().get(resource)
                            + "\" must be at least 1, and no more than max divided by min"));
  }

  private static boolean isImpossible(Limit limit, String resource) {
    BigDecimal ratio = value(limit.maxLimitRequestRatio(), resource);
    if (ratio.compareTo(BigDecimal.ONE) < 0) {
      return true;
    }
    return limit.max().containsKey(resource)
        && limit.min().containsKey(resource)
        && value(limit.min(), resource).signum() > 0
        && ratio.compareTo(
                value(limit.max(), resource)
                    .divide(value(limit.min(), resource), MathContext.DECIMAL64))
            > 0;
  }

  static Stream<Breach> kinds(String field, NamespaceProfile profile) {
    return each(
        field,
        profile,
        (at, limit) ->
            switch (limit.type()) {
              case Container -> Stream.empty();
              case Pod -> defaultsOfPods(at, limit);
              case PersistentVolumeClaim -> storageOfClaims(at, limit);
            });
  }

  private static Stream<Breach> defaultsOfPods(String at, Limit limit) {
    return Stream.of("default", "defaultRequest")
        .filter(field -> !byField(limit).get(field).isEmpty())
        .map(field -> new Breach(at + "." + field, "a Pod has no defaults, containers do"));
  }

  private static Stream<Breach> storageOfClaims(String at, Limit limit) {
    return limit.min().containsKey(STORAGE) || limit.max().containsKey(STORAGE)
        ? Stream.empty()
        : Stream.of(new Breach(at, "a PersistentVolumeClaim needs min or max of storage, or both"));
  }

  private static BigDecimal value(Map<String, Quantity> quantities, String resource) {
    return Quantities.value(quantities.get(resource));
  }
}
