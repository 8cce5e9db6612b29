package io.platformtenant.operator.contract;

import io.platformtenant.api.v1alpha1.BuiltIn;
import io.platformtenant.api.v1alpha1.Decryption;
import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.api.v1alpha1.StageEnvironment;
import io.platformtenant.api.v1alpha1.StageScope;
import io.platformtenant.operator.model.ClusterName;
import io.platformtenant.operator.model.TenantNames;
import io.platformtenant.operator.text.Placeholders;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A stage where it is rendered: in one of its environments or, with scope Tenant, once for the
 * tenant in its home namespace.
 *
 * @param environment where it is, or null where it is rendered once
 */
public record EnvironmentStage(
    Stage stage, Environment environment, boolean ofClass, TenantNames names) {
  private static final String AS_WRITTEN = "AsWritten";

  /** Whether the files of a stage go where each of them says. */
  public static boolean isAsWritten(Stage stage) {
    return AS_WRITTEN.equals(stage.namespace());
  }

  /** Whether a stage is rendered once for a tenant and not in its environments. */
  public static boolean isRenderedOnce(Stage stage) {
    return stage.scope() == StageScope.Tenant;
  }

  public boolean isOnce() {
    return environment == null;
  }

  /** Name of the environment, or "". */
  public String environmentName() {
    return isOnce() ? "" : environment.name();
  }

  public String objectName() {
    return isOnce() ? stage.name() : environment.name() + "-" + stage.name();
  }

  /** The account that Flux acts as. */
  public String account() {
    if (isOnce()) {
      return Accounts.HOME;
    }
    return ofClass ? Accounts.platform(environment) : Accounts.tenant(environment);
  }

  /** The account that a cloud's key service knows; empty where nothing is asked of one. */
  public Optional<String> identity() {
    return Optional.ofNullable(stage.decryption())
        .map(Decryption::identity)
        .map(
            name ->
                isOnce() ? Accounts.identity(name) : Accounts.identity(name, environmentName()));
  }

  /** The scope of the identities it can have. */
  public static StageScope scopeOfIdentity(Stage stage) {
    return isRenderedOnce(stage) ? StageScope.Tenant : StageScope.Environment;
  }

  /** Name of the source, that of the environment over that of the stage. */
  public String source() {
    return said().map(StageEnvironment::source).orElse(stage.source());
  }

  /** The path as somebody wrote it. */
  public String writtenPath() {
    return said()
        .map(StageEnvironment::path)
        .or(() -> Optional.ofNullable(stage.path()))
        .orElse(BuiltIn.PATH);
  }

  /** The path with its placeholders filled in. */
  public String path() {
    return fill(writtenPath());
  }

  /** A text with its placeholders filled in, {namespace} with that of the stage. */
  public String fill(String text) {
    return placeholders(placeNamespace()).fill(text);
  }

  /** The namespace of the stage; where it has none, the first of the environment. */
  public String placeNamespace() {
    return targetNamespace().orElseGet(this::firstNamespace);
  }

  /** Where everything of the stage goes; empty: where each file says. */
  public Optional<String> targetNamespace() {
    if (isOnce()) {
      return Optional.of(names.homeNamespace());
    }
    if (stage.namespace() == null) {
      return Optional.of(firstNamespace());
    }
    return isAsWritten(stage)
        ? Optional.empty()
        : Optional.of(placeholders(firstNamespace()).fill(stage.namespace()));
  }

  /** Variables of the stage itself, those of the environment over them. */
  public SortedMap<String, String> substitute() {
    SortedMap<String, String> all = new TreeMap<>(stage.substitute());
    all.putAll(said().map(StageEnvironment::substitute).orElse(Map.of()));
    return all;
  }

  public String cluster() {
    return isOnce() ? ClusterName.IN_CLUSTER.value() : ResolvedTenant.cluster(environment);
  }

  private Placeholders placeholders(String namespace) {
    return new Placeholders(names.tenant(), environmentName(), cluster(), namespace);
  }

  private String firstNamespace() {
    return isOnce() ? names.homeNamespace() : ResolvedTenant.firstNamespace(environment);
  }

  private Optional<StageEnvironment> said() {
    return stage.environments().stream()
        .filter(e -> e.name().equals(environmentName()))
        .findFirst();
  }
}
