package io.platformtenant.operator.metrics;

import java.util.List;

/** Every metric of our own; its page and its alerts are compared with this list. */
public enum Metric {
  TENANTS(
      Type.GAUGE,
      "tenants",
      "Tenants by class and by Ready: True, False, or Unknown before the first look.",
      "class",
      "ready"),
  TENANT_READY(
      Type.GAUGE, "tenant_ready", "1 where a tenant is Ready, 0 where it is not.", "tenant"),
  TENANT_UNREADY_SECONDS(
      Type.GAUGE,
      "tenant_unready_seconds",
      "How long a tenant has not been Ready; of tenants that are not Ready alone.",
      "tenant",
      "class",
      "reason",
      "actor"),
  TENANTS_UNREADY(
      Type.GAUGE,
      "tenants_unready",
      "Tenants that are not Ready by class, by the reason of Ready and by who has to act.",
      "class",
      "reason",
      "actor"),
  TENANTS_UNREADY_SECONDS_MAX(
      Type.GAUGE,
      "tenants_unready_seconds_max",
      "How long the tenant that waits longest has not been Ready.",
      "reason",
      "actor"),
  TENANT_CONDITIONS(
      Type.GAUGE,
      "tenant_conditions",
      "Tenants by each condition of their status and by what it says.",
      "type",
      "status"),
  DELETIONS(
      Type.GAUGE,
      "deletions",
      "Tenants that are being deleted by the step they are at; Approval where they wait for one.",
      "step"),
  DELETION_SECONDS_MAX(
      Type.GAUGE,
      "deletion_seconds_max",
      "How long ago the first of those that are at a step was deleted.",
      "step"),
  RESIDUE_SECONDS_MAX(
      Type.GAUGE,
      "residue_seconds_max",
      "How long ago the first of those stages was deleted that Flux has let go of and that something"
          + " outlives that they had applied; 0 where there is none."),
  OVERRIDES(
      Type.GAUGE,
      "overrides",
      "Overrides by what they do: Waiting, Active, Expired, Refused, or Unknown before the first"
          + " look.",
      "state"),
  OVERRIDES_UNSIGNED(
      Type.GAUGE,
      "overrides_unsigned",
      "Overrides that have opened something and that nobody has signed."),
  OBJECTS(
      Type.GAUGE,
      "objects",
      "Objects that were made for tenants and classes by how they fare.",
      "plane",
      "kind",
      "state"),
  PLANES(
      Type.GAUGE,
      "planes",
      "1 where every kind of a plane is served, read, watched and looked at by its engine, 0 where one is not.",
      "plane"),
  DRIFT_CORRECTED(
      Type.COUNTER,
      "drift_corrected_total",
      "Objects that somebody had changed and that were put back.",
      "plane",
      "kind"),
  API_CALLS(
      Type.COUNTER,
      "api_calls_total",
      "Requests to the API server, each attempt for itself; code is error where none came back.",
      "verb",
      "kind",
      "code"),
  STATUS_WRITES(
      Type.COUNTER,
      "status_writes_total",
      "Statuses that were sent: written, or outdated where the tenant or class had changed.",
      "result"),
  LOOKS(
      Type.COUNTER,
      "looks_total",
      "Looks at tenants and classes by what caused them.",
      "kind",
      "cause"),
  PLAN_SECONDS(Type.HISTOGRAM, "plan_seconds", "Time to plan a tenant."),
  APPLY_SECONDS(
      Type.HISTOGRAM,
      "apply_seconds",
      "Time to put a plan in place, for a tenant or a class, without what is removed."),
  CONTRACT_TO_APPLIED_SECONDS(
      Type.HISTOGRAM,
      "contract_to_applied_seconds",
      "Time from the arrival of a new or changed tenant until all of it is applied; the engines"
          + " are not waited for. One that is refused is not counted."),
  CONTRACT_PENDING_SECONDS_MAX(
      Type.GAUGE,
      "contract_pending_seconds_max",
      "How long the oldest change of a tenant waits to be applied or refused; 0 where none waits."),
  EVENT_TO_READY_SECONDS(
      Type.HISTOGRAM,
      "event_to_ready_seconds",
      "How long a new or changed tenant takes to be Ready, with what the engines need."),
  WATCH_AGE_SECONDS(
      Type.GAUGE,
      "watch_age_seconds",
      "How long ago a kind was last seen read and watched; about 0 where all is well.",
      "kind"),
  CACHE_OBJECTS(Type.GAUGE, "cache_objects", "Objects held in memory.", "kind"),
  LEADER(Type.GAUGE, "leader", "1 where this replica is the one that works, 0 where it waits.");

  public static final String PREFIX = "platformtenant_";

  private final Type type;
  private final String name;
  private final String means;
  private final List<String> labels;

  Metric(Type type, String name, String means, String... labels) {
    this.type = type;
    this.name = name;
    this.means = means;
    this.labels = List.of(labels);
  }

  /** What Prometheus makes of it. */
  public enum Type {
    GAUGE,
    COUNTER,
    HISTOGRAM
  }

  public Type type() {
    return type;
  }

  /** As it is queried; a histogram has {@code _bucket}, {@code _sum} and {@code _count} of it. */
  public String fullName() {
    return PREFIX + name;
  }

  public String means() {
    return means;
  }

  public List<String> labels() {
    return labels;
  }

  /** Without what the registry adds by itself: a unit to a time, a suffix to a counter. */
  String meter() {
    return switch (type) {
      case GAUGE -> fullName();
      case COUNTER -> fullName().substring(0, fullName().length() - "_total".length());
      case HISTOGRAM -> fullName().substring(0, fullName().length() - "_seconds".length());
    };
  }
}
