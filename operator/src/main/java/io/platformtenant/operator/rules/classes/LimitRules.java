package io.platformtenant.operator.rules.classes;

import io.fabric8.kubernetes.api.model.Quantity;
import io.platformtenant.api.v1alpha1.Limit;
import io.platformtenant.api.v1alpha1.LimitProfile;
import io.platformtenant.api.v1alpha1.NamespaceProfile;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.text.Phrase;
import io.platformtenant.operator.text.Quantities;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Limits of a profile, as Kubernetes checks a LimitRange. */
final class LimitRules {
  private static final String STORAGE = "storage";
  private static final Bound RATIO = new Bound("maxLimitRequestRatio", Limit::maxLimitRequestRatio);
  private static final Bound DEFAULT = new Bound("default", Limit::defaultLimit);
  private static final Bound DEFAULT_REQUEST = new Bound("defaultRequest", Limit::defaultRequest);

  /** From the smallest to the largest. */
  private static final List<Bound> ASCENDING =
      List.of(new Bound("min", Limit::min), DEFAULT_REQUEST, DEFAULT, new Bound("max", Limit::max));

  private LimitRules() {}

  static Stream<At<Limit>> limits(At<NamespaceProfile> profile) {
    return profile
        .child("limitRange", NamespaceProfile::limitRange)
        .items("limits", LimitProfile::limits);
  }

  /** What a limit says, from the smallest to the largest, then the ratio. */
  static Stream<At<Map.Entry<String, Quantity>>> quantities(At<Limit> limit) {
    return Stream.concat(ASCENDING.stream(), Stream.of(RATIO)).flatMap(bound -> bound.in(limit));
  }

  static Stream<Breach> order(At<NamespaceProfile> profile) {
    return limits(profile)
        .filter(
            limit -> quantities(limit).allMatch(q -> Quantities.isQuantity(q.value().getValue())))
        .flatMap(limit -> Stream.concat(contradictions(limit), ratios(limit)));
  }

  private static Stream<Breach> contradictions(At<Limit> limit) {
    return ASCENDING.stream()
        .flatMap(
            small ->
                ASCENDING.stream()
                    .skip(ASCENDING.indexOf(small) + 1L)
                    .flatMap(large -> contradictions(limit, small, large)));
  }

  private static Stream<Breach> contradictions(At<Limit> limit, Bound small, Bound large) {
    Map<String, Quantity> above = large.read().apply(limit.value());
    return small
        .in(limit)
        .filter(said -> above.containsKey(said.value().getKey()))
        .filter(
            said ->
                Quantities.value(said.value().getValue())
                        .compareTo(value(above, said.value().getKey()))
                    > 0)
        .map(
            said ->
                said.says(
                    "{}: {} is more than {}, which is {}",
                    new Phrase(said.value().getKey()),
                    said.value().getValue(),
                    new Phrase(large.name()),
                    above.get(said.value().getKey())));
  }

  private static Stream<Breach> ratios(At<Limit> limit) {
    return RATIO
        .in(limit)
        .filter(ratio -> isImpossible(limit.value(), ratio.value().getKey()))
        .map(
            ratio ->
                ratio.says(
                    "{}: {} must be at least 1, and no more than max divided by min",
                    new Phrase(ratio.value().getKey()),
                    ratio.value().getValue()));
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

  static Stream<Breach> kinds(At<NamespaceProfile> profile) {
    return limits(profile)
        .flatMap(
            limit ->
                switch (limit.value().type()) {
                  case Container -> Stream.empty();
                  case Pod -> defaultsOfPods(limit);
                  case PersistentVolumeClaim -> storageOfClaims(limit);
                });
  }

  private static Stream<Breach> defaultsOfPods(At<Limit> limit) {
    return Stream.of(DEFAULT, DEFAULT_REQUEST)
        .map(bound -> limit.child(bound.name(), bound.read()))
        .filter(said -> !said.value().isEmpty())
        .map(said -> said.says("a Pod has no defaults, containers do"));
  }

  private static Stream<Breach> storageOfClaims(At<Limit> limit) {
    return limit.value().min().containsKey(STORAGE) || limit.value().max().containsKey(STORAGE)
        ? Stream.empty()
        : Stream.of(limit.says("a PersistentVolumeClaim needs min or max of storage, or both"));
  }

  private static BigDecimal value(Map<String, Quantity> quantities, String resource) {
    return Quantities.value(quantities.get(resource));
  }

  /** One of the maps of a limit. */
  private record Bound(String name, Function<Limit, Map<String, Quantity>> read) {
    Stream<At<Map.Entry<String, Quantity>>> in(At<Limit> limit) {
      return limit.entries(name, read);
    }
  }
}
