package io.platformtenant.operator.rules.freezing;

import io.platformtenant.api.v1alpha1.Freeze;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantClassSpec;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.operator.contract.freezing.Freezing;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.lifecycle.freeze.CronTimes;
import io.platformtenant.operator.lifecycle.freeze.FreezeTimes.Recurring;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.rules.argocd.CronSchedule;
import io.platformtenant.operator.text.Durations;
import io.platformtenant.operator.text.TimeZones;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Freezes that can be meant: each begins and ends at a time that is known. */
public final class FreezeRules {
  public static final List<Rule<TenantInWorld>> OF_TENANTS =
      List.of(
          ofTenants(shape("PT130"), FreezeRules::shape),
          ofTenants(times("PT131"), FreezeRules::times),
          ofTenants(length("PT132"), FreezeRules::length),
          ofTenants(schedule("PT133"), FreezeRules::schedule),
          ofTenants(zone("PT134"), FreezeRules::zone),
          ofTenants(apart("PT135"), FreezeRules::apart),
          ofTenants(
              RuleInfo.of("PT136", "A freeze's environments are there.")
                  .layer(Layer.REFERENCE)
                  .remedy("Add the environment to spec.environments, or name one that is there."),
              FreezeRules::environments));

  public static final List<Rule<PlatformTenantClass>> OF_CLASSES =
      List.of(
          ofClasses(shape("PC089"), FreezeRules::shape),
          ofClasses(times("PC090"), FreezeRules::times),
          ofClasses(length("PC091"), FreezeRules::length),
          ofClasses(schedule("PC092"), FreezeRules::schedule),
          ofClasses(zone("PC093"), FreezeRules::zone),
          ofClasses(apart("PC094"), FreezeRules::apart));

  private FreezeRules() {}

  private static RuleInfo shape(String id) {
    return RuleInfo.of(id, "A freeze is once, or comes again.")
        .twin(Freeze.SHAPE)
        .remedy("Write from and until, or schedule and duration.");
  }

  private static RuleInfo times(String id) {
    return RuleInfo.of(id, "A freeze begins and ends at times there are.")
        .remedy("Write a day, a time and an offset that there are, such as 2027-12-20T00:00:00Z.");
  }

  private static RuleInfo length(String id) {
    return RuleInfo.of(id, "A freeze lasts at most 90 days.")
        .remedy("Let until be at most 90 days after from, and duration between 15m and 2160h.");
  }

  private static RuleInfo schedule(String id) {
    return RuleInfo.of(id, "A freeze's schedule is five cron fields that name some day.")
        .remedy("Write minute, hour, day of month, month and day of week, such as 0 18 * * 5.");
  }

  private static RuleInfo zone(String id) {
    return RuleInfo.of(id, "A freeze's time zone is one there is.")
        .remedy("Write a continent or ocean and a city, such as Europe/Berlin.");
  }

  private static RuleInfo apart(String id) {
    return RuleInfo.of(id, "A freeze ends before it comes again.")
        .remedy("Let it last less long, or come less often.");
  }

  private static Rule<TenantInWorld> ofTenants(
      RuleInfo entry, Function<Said, Stream<Breach>> check) {
    return entry.check(
        checked ->
            checked
                .spec()
                .items("freeze", PlatformTenantSpec::freeze)
                .flatMap(freeze -> check.apply(new Said(freeze, Optional.of(checked)))));
  }

  private static Rule<PlatformTenantClass> ofClasses(
      RuleInfo entry, Function<Said, Stream<Breach>> check) {
    return entry.check(
        tenantClass ->
            At.spec(tenantClass.getSpec())
                .items("freeze", PlatformTenantClassSpec::freeze)
                .flatMap(freeze -> check.apply(new Said(freeze, Optional.empty()))));
  }

  private static Stream<Breach> shape(Said said) {
    Freeze freeze = said.freeze().value();
    return isOnce(freeze) || isAgain(freeze)
        ? Stream.empty()
        : Stream.of(
            said.freeze()
                .says("says neither from and until alone, nor schedule and duration alone"));
  }

  private static boolean isOnce(Freeze freeze) {
    return freeze.from() != null
        && freeze.until() != null
        && freeze.schedule() == null
        && freeze.duration() == null
        && freeze.timeZone() == null;
  }

  private static boolean isAgain(Freeze freeze) {
    return freeze.from() == null
        && freeze.until() == null
        && freeze.schedule() != null
        && freeze.duration() != null;
  }

  private static Stream<Breach> times(Said said) {
    return Stream.of(said.from(), said.until())
        .flatMap(At::said)
        .flatMap(
            time ->
                time.is(
                    Freezing.time(time.value()).isPresent()
                        ? Optional.empty()
                        : Optional.of("is no time such as 2027-12-20T00:00:00Z")));
  }

  private static Stream<Breach> length(Said said) {
    At<String> duration = said.freeze().child("duration", Freeze::duration);
    return Stream.concat(
        duration.tells(Durations.outside(duration.value(), Freeze.SHORTEST, Freeze.LONGEST)),
        moment(said.from())
            .flatMap(
                from -> moment(said.until()).flatMap(until -> badly(Duration.between(from, until))))
            .stream()
            .flatMap(problem -> said.until().is(Optional.of(problem))));
  }

  private static Optional<String> badly(Duration length) {
    if (!length.isPositive()) {
      return Optional.of("is not after from");
    }
    return length.compareTo(Durations.of(Freeze.LONGEST)) > 0
        ? Optional.of("is " + length.toDays() + " days after from; at most 90 are allowed")
        : Optional.empty();
  }

  private static Optional<Instant> moment(At<String> time) {
    return Optional.ofNullable(time.value()).flatMap(Freezing::time);
  }

  private static Stream<Breach> schedule(Said said) {
    return said.schedule().said().flatMap(s -> s.is(problemIn(s.value())));
  }

  private static Optional<String> problemIn(String schedule) {
    return CronSchedule.problemIn(schedule)
        .or(
            () ->
                CronTimes.of(schedule).isEver()
                    ? Optional.empty()
                    : Optional.of("names a day that no year has, and no time"));
  }

  private static Stream<Breach> zone(Said said) {
    return said.freeze()
        .child("timeZone", Freeze::timeZone)
        .said()
        .flatMap(zone -> zone.is(TimeZones.problemIn(zone.value())));
  }

  /** Whether it meets itself does not depend on the zone: it is asked by the clock. */
  private static Stream<Breach> apart(Said said) {
    At<String> duration = said.freeze().child("duration", Freeze::duration);
    String schedule = said.schedule().value();
    if (schedule == null
        || duration.value() == null
        || problemIn(schedule).isPresent()
        || Durations.outside(duration.value(), Freeze.SHORTEST, Freeze.LONGEST).isPresent()) {
      return Stream.empty();
    }
    var freeze =
        new Recurring(CronTimes.of(schedule), Durations.of(duration.value()), ZoneOffset.UTC);
    return duration.is(
        freeze.meetsItself()
            ? Optional.of("is not over when schedule \"" + schedule + "\" has it begin again")
            : Optional.empty());
  }

  private static Stream<Breach> environments(Said said) {
    return said.checked().stream()
        .flatMap(
            checked ->
                said.freeze()
                    .items("environments", Freeze::environments)
                    .filter(name -> checked.contract().environment(name.value()).isEmpty())
                    .map(
                        name ->
                            name.says(
                                "there is no environment {} in spec.environments; name one that is"
                                    + " there",
                                name.value())));
  }

  /**
   * @param checked none for a class, which does not know the environments of its tenants
   */
  private record Said(At<Freeze> freeze, Optional<TenantInWorld> checked) {
    At<String> from() {
      return freeze.child("from", Freeze::from);
    }

    At<String> until() {
      return freeze.child("until", Freeze::until);
    }

    At<String> schedule() {
      return freeze.child("schedule", Freeze::schedule);
    }
  }
}
