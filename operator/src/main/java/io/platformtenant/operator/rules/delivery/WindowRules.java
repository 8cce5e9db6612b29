package io.platformtenant.operator.rules.delivery;

import io.platformtenant.api.v1alpha1.ClassDelivery;
import io.platformtenant.api.v1alpha1.Delivery;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantClassSpec;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.api.v1alpha1.SyncWindow;
import io.platformtenant.api.v1alpha1.SyncWindowKind;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.rules.argocd.CronSchedule;
import io.platformtenant.operator.text.GoDuration;
import io.platformtenant.operator.text.TimeZones;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sync windows. One that Argo CD cannot read stops every sync it is about, with a log line only.
 */
public final class WindowRules {
  private static final String FROM = "argo-cd, types.go SyncWindow.Validate";

  public static final List<Rule<TenantInWorld>> OF_TENANTS =
      List.of(
          ofTenants(schedule("PT116"), WindowRules::schedule),
          ofTenants(duration("PT117"), WindowRules::duration),
          ofTenants(zone("PT118"), WindowRules::zone),
          RuleInfo.of("PT119", "A sync window is there once.")
              .layer(Layer.REFERENCE)
              .remedy("Take one of the two windows out.")
              .source("argo-cd, types.go SyncWindow.HashIdentity")
              .check(WindowRules::doubled),
          RuleInfo.of("PT120", "A sync window's environments are there.")
              .layer(Layer.REFERENCE)
              .remedy("Add the environment to spec.environments, or name one that is there.")
              .check(WindowRules::environments),
          RuleInfo.of("PT126", "A sync window's applications are there.")
              .layer(Layer.REFERENCE)
              .remedy("Name applications or sets of this tenant.")
              .check(WindowRules::applications));

  public static final List<Rule<PlatformTenantClass>> OF_CLASSES =
      List.of(
          ofClasses(schedule("PC080"), WindowRules::schedule),
          ofClasses(duration("PC081"), WindowRules::duration),
          ofClasses(zone("PC082"), WindowRules::zone),
          ofClasses(
              RuleInfo.of("PC083", "A class holds syncs back and lets none through.")
                  .twin(ClassDelivery.WINDOW_KIND)
                  .remedy("Write kind: deny; a window of kind allow is a tenant's."),
              WindowRules::deny),
          ofClasses(
              RuleInfo.of("PC084", "A class's window is for environments.")
                  .twin(ClassDelivery.WINDOW_APPLICATIONS)
                  .remedy("Take applications out: a class does not know those of its tenants."),
              window ->
                  window
                      .items("applications", SyncWindow::applications)
                      .limit(1)
                      .map(name -> name.says("is for the windows of a tenant"))));

  private WindowRules() {}

  private static RuleInfo schedule(String id) {
    return RuleInfo.of(id, "A schedule is five cron fields.")
        .remedy("Write minute, hour, day of month, month and day of week, such as 0 22 * * 1-5.")
        .source(FROM + "; robfig/cron, parser.go");
  }

  private static RuleInfo duration(String id) {
    return RuleInfo.of(id, "A window lasts some time.")
        .remedy("Write a duration such as 2h or 1h30m.")
        .source(FROM);
  }

  private static RuleInfo zone(String id) {
    return RuleInfo.of(id, "A time zone is one that Argo CD knows.")
        .remedy("Write a continent or ocean and a city, such as Europe/Berlin.")
        .source(FROM + ": one it does not know becomes UTC");
  }

  private static Rule<TenantInWorld> ofTenants(
      RuleInfo entry, Function<At<SyncWindow>, Stream<Breach>> check) {
    return entry.check(checked -> windows(checked).flatMap(check));
  }

  private static Rule<PlatformTenantClass> ofClasses(
      RuleInfo entry, Function<At<SyncWindow>, Stream<Breach>> check) {
    return entry.check(
        tenantClass ->
            At.spec(tenantClass.getSpec())
                .child("delivery", PlatformTenantClassSpec::delivery)
                .items("syncWindows", ClassDelivery::syncWindows)
                .flatMap(check));
  }

  private static Stream<At<SyncWindow>> windows(TenantInWorld checked) {
    return checked
        .spec()
        .child("delivery", PlatformTenantSpec::delivery)
        .items("syncWindows", Delivery::syncWindows);
  }

  private static Stream<Breach> deny(At<SyncWindow> window) {
    return window
        .child("kind", SyncWindow::kind)
        .said()
        .filter(kind -> kind.value() != SyncWindowKind.deny)
        .map(kind -> kind.says("must be deny in a class"));
  }

  private static Stream<Breach> schedule(At<SyncWindow> window) {
    At<String> schedule = window.child("schedule", SyncWindow::schedule);
    // A zone written into the schedule would be one more way to say it, which nothing else reads.
    return schedule.is(
        schedule.value().contains("=")
            ? Optional.of("can not hold a time zone; write it as timeZone")
            : CronSchedule.problemIn(schedule.value()));
  }

  private static Stream<Breach> duration(At<SyncWindow> window) {
    At<String> duration = window.child("duration", SyncWindow::duration);
    String text = duration.value();
    return duration.is(
        text.startsWith("-")
                || text.startsWith("+")
                || text.chars().noneMatch(c -> c > '0' && c <= '9')
            ? Optional.of("is not longer than nothing")
            : GoDuration.problemIn(text));
  }

  private static Stream<Breach> zone(At<SyncWindow> window) {
    return window
        .child("timeZone", SyncWindow::timeZone)
        .said()
        .flatMap(zone -> zone.is(TimeZones.problemIn(zone.value())));
  }

  private static Stream<Breach> doubled(TenantInWorld checked) {
    Set<Object> seen = new HashSet<>();
    return windows(checked)
        .filter(window -> !seen.add(checked.contract().windowOf(window.value()).identity()))
        .map(
            window ->
                window.says(
                    "is the same window as one before it: Argo CD does not tell them apart by"
                        + " manualSync and description"));
  }

  private static Stream<Breach> applications(TenantInWorld checked) {
    Set<String> names =
        DeclaredApplication.in(checked.contract())
            .map(declared -> declared.said().name())
            .collect(Collectors.toSet());
    return windows(checked)
        .flatMap(window -> window.items("applications", SyncWindow::applications))
        .filter(name -> !names.contains(name.value()))
        .map(
            name ->
                name.says(
                    "there is no application or set {} in spec.delivery; name one that is there",
                    name.value()));
  }

  private static Stream<Breach> environments(TenantInWorld checked) {
    return windows(checked)
        .flatMap(window -> window.items("environments", SyncWindow::environments))
        .filter(name -> checked.contract().environment(name.value()).isEmpty())
        .map(
            name ->
                name.says(
                    "there is no environment {} in spec.environments; name one that is there",
                    name.value()));
  }
}
