package io.platformtenant.operator.contract.freezing;

import io.platformtenant.api.v1alpha1.BuiltIn;
import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.Freeze;
import io.platformtenant.operator.lifecycle.freeze.CronTimes;
import io.platformtenant.operator.lifecycle.freeze.FreezeCalendar;
import io.platformtenant.operator.lifecycle.freeze.FreezeTimes;
import io.platformtenant.operator.lifecycle.freeze.FreezeTimes.Once;
import io.platformtenant.operator.lifecycle.freeze.FreezeTimes.Recurring;
import io.platformtenant.operator.lifecycle.freeze.Span;
import io.platformtenant.operator.text.Durations;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * A freeze as it holds for a tenant, whoever said it.
 *
 * @param spans those that hold or are to come: counted once, for each environment asks
 * @param environments names of those it is for, of which the tenant may have none
 * @param isOfAll whether it is for all, and so for what serves the whole tenant
 * @param reason "" where nobody gives one
 */
record EffectiveFreeze(
    List<Span> spans, List<String> environments, boolean isOfAll, String reason) {

  static EffectiveFreeze of(Freeze said, List<Environment> environments, Instant now) {
    return new EffectiveFreeze(
        FreezeCalendar.of(List.of(timesOf(said)), now).spans(),
        environments.stream()
            .map(Environment::name)
            .filter(name -> said.environments().isEmpty() || said.environments().contains(name))
            .toList(),
        said.environments().isEmpty(),
        Optional.ofNullable(said.reason()).orElse(""));
  }

  /** Whether it is for an environment, or for what serves the whole tenant where that is "". */
  boolean isFor(String environment) {
    return environment.isEmpty() ? isOfAll : environments.contains(environment);
  }

  /** Of one that the rulebook found sound. */
  private static FreezeTimes timesOf(Freeze said) {
    return said.from() == null
        ? new Recurring(
            CronTimes.of(said.schedule()),
            Durations.of(said.duration()),
            ZoneId.of(Optional.ofNullable(said.timeZone()).orElse(BuiltIn.TIME_ZONE)))
        : new Once(time(said.from()).orElseThrow(), time(said.until()).orElseThrow());
  }

  /** A moment as a contract says it; none where there is no such day or hour. */
  static Optional<Instant> time(String said) {
    try {
      return Optional.of(OffsetDateTime.parse(said).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
