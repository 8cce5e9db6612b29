package io.platformtenant.operator.contract;

import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.model.ClassChoice;
import io.platformtenant.operator.model.JudgedClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which class a tenant follows. */
public final class Classes {
  private Classes() {}

  /** The class it names, or the one default class; none or two of those is no class. */
  public static ClassChoice choose(
      PlatformTenant tenant, Collection<? extends JudgedClass> classes) {
    String wanted = tenant.getSpec().className();
    if (wanted != null) {
      return classes.stream()
          .filter(c -> c.name().equals(wanted))
          .findFirst()
          .map(ClassChoice::of)
          .orElse(
              new ClassChoice.Missing(
                  "there is no PlatformTenantClass \""
                      + wanted
                      + "\"; create it, or name another"));
    }
    List<? extends JudgedClass> defaults =
        classes.stream().filter(c -> isDefault(c.tenantClass())).toList();
    return switch (defaults.size()) {
      case 1 -> ClassChoice.of(defaults.getFirst());
      case 0 ->
          new ClassChoice.Missing(
              "className is absent and no PlatformTenantClass is the default; name one, or annotate"
                  + " one with "
                  + ApiGroup.DEFAULT_CLASS_ANNOTATION
                  + ": \"true\"");
      default ->
          new ClassChoice.Missing(
              "className is absent and more than one PlatformTenantClass is the default: "
                  + defaults.stream().map(c -> "\"" + c.name() + "\"").sorted().toList()
                  + "; name one, or leave one of them the default");
    };
  }

  /** The class a tenant follows, sound or not; empty where it can follow none. */
  public static Optional<PlatformTenantClass> followed(
      PlatformTenant tenant, Collection<PlatformTenantClass> classes) {
    String wanted = tenant.getSpec().className();
    if (wanted != null) {
      return classes.stream().filter(c -> c.getMetadata().getName().equals(wanted)).findFirst();
    }
    List<PlatformTenantClass> defaults = classes.stream().filter(Classes::isDefault).toList();
    return defaults.size() == 1 ? Optional.of(defaults.getFirst()) : Optional.empty();
  }

  /**
   * The class whose people have rights in a tenant: the one it follows, or followed last where it
   * follows none now. Whom a class named is not taken for gone because a name is mistyped.
   */
  public static Optional<PlatformTenantClass> ofPeople(
      PlatformTenant tenant, Collection<PlatformTenantClass> classes) {
    return followed(tenant, classes)
        .or(
            () ->
                classes.stream()
                    .filter(c -> c.getMetadata().getName().equals(tenant.lastStatus().className()))
                    .findFirst());
  }

  /** Tenants by the name of the class that they follow, sound or not. */
  public static Map<String, List<PlatformTenant>> followers(
      Collection<PlatformTenant> tenants, Collection<? extends JudgedClass> classes) {
    List<PlatformTenantClass> all = classes.stream().map(JudgedClass::tenantClass).toList();
    Map<String, List<PlatformTenant>> followers = new HashMap<>();
    for (PlatformTenant tenant : tenants) {
      followed(tenant, all)
          .map(tenantClass -> tenantClass.getMetadata().getName())
          .ifPresent(name -> followers.computeIfAbsent(name, n -> new ArrayList<>()).add(tenant));
    }
    return followers;
  }

  public static boolean isDefault(PlatformTenantClass tenantClass) {
    return Optional.ofNullable(tenantClass.getMetadata().getAnnotations())
        .map((Map<String, String> a) -> a.get(ApiGroup.DEFAULT_CLASS_ANNOTATION))
        .filter("true"::equals)
        .isPresent();
  }
}
