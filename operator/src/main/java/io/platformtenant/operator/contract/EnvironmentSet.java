package io.platformtenant.operator.contract;

import io.platformtenant.api.v1alpha1.Application;
import io.platformtenant.api.v1alpha1.ApplicationSet;
import io.platformtenant.operator.contract.ResolvedTenant.EnvironmentApplication;

/**
 * A set in one of its environments.
 *
 * @param here what all its Applications have in common, read as one application
 */
public record EnvironmentSet(ApplicationSet set, EnvironmentApplication here) {
  /** Longest name of an Application: a Helm release takes it, and can have no more. */
  public static final int LONGEST_NAME = 53;

  /** All of a set but what makes its items. */
  public static Application asApplication(ApplicationSet set) {
    return new Application(
        set.name(),
        set.source(),
        set.sources(),
        set.environments(),
        set.sync(),
        set.ignoreDifferences(),
        set.annotations());
  }

  /** What the names of its Applications begin with, in every environment, and no other may. */
  public static String prefix(String tenant, ApplicationSet set) {
    return tenant + "-" + set.name() + "-";
  }

  public String objectName(String tenant) {
    return here.objectName(tenant);
  }

  /** The name of the Application of an item. */
  public String nameOf(String tenant, String item) {
    return prefix(tenant, set) + item + "-" + here.environment().name();
  }

  /** How long an item may be; 0 or less when none fits. */
  public int longestItem(String tenant) {
    return LONGEST_NAME - nameOf(tenant, "").length();
  }
}
