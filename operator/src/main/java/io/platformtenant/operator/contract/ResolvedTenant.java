package io.platformtenant.operator.contract;

import io.platformtenant.api.v1alpha1.AccountRoles;
import io.platformtenant.api.v1alpha1.Adoption;
import io.platformtenant.api.v1alpha1.Application;
import io.platformtenant.api.v1alpha1.ApplicationSet;
import io.platformtenant.api.v1alpha1.Bootstrap;
import io.platformtenant.api.v1alpha1.Delivery;
import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.GatePolicy;
import io.platformtenant.api.v1alpha1.Lifecycle;
import io.platformtenant.api.v1alpha1.Parameter;
import io.platformtenant.api.v1alpha1.PeopleRoles;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.api.v1alpha1.Sync;
import io.platformtenant.api.v1alpha1.SyncWindow;
import io.platformtenant.operator.contract.cowriting.CoWriterMark;
import io.platformtenant.operator.contract.cowriting.CoWriters;
import io.platformtenant.operator.contract.people.AccessTier;
import io.platformtenant.operator.contract.people.EffectiveAccess;
import io.platformtenant.operator.contract.people.EffectiveActions;
import io.platformtenant.operator.model.ClusterName;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.TenantNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * A tenant and its class read together: tenant over class over built-in. Everything that plans or
 * checks asks here, so that a default is known in one place.
 */
public record ResolvedTenant(
    TenantNames names,
    PlatformTenantSpec spec,
    ClassDefaults defaults,
    Bootstrap classBootstrap,
    List<Parameter> parameters,
    ClusterStages clusterStages) {
  private static final Bootstrap NO_BOOTSTRAP = new Bootstrap(List.of(), List.of());
  private static final Delivery NO_DELIVERY =
      new Delivery(null, List.of(), List.of(), List.of(), List.of());

  public static ResolvedTenant of(PlatformTenant tenant, PlatformTenantClass tenantClass) {
    ClassDefaults defaults = ClassDefaults.of(tenantClass);
    String name = tenant.getMetadata().getName();
    return new ResolvedTenant(
        new TenantNames(
            name,
            tenantClass.getMetadata().getName(),
            defaults.homeNamespaceOf(name),
            defaults.argocdNamespace()),
        tenant.getSpec(),
        defaults,
        Optional.ofNullable(tenantClass.getSpec().bootstrap()).orElse(NO_BOOTSTRAP),
        tenantClass.getSpec().parameters(),
        ClusterStages.of(tenantClass));
  }

  /** A tenant whose class is not there has what it says itself. */
  static ResolvedTenant of(PlatformTenant tenant, Optional<PlatformTenantClass> tenantClass) {
    return tenantClass.map(c -> of(tenant, c)).orElseGet(() -> withoutClass(tenant));
  }

  private static ResolvedTenant withoutClass(PlatformTenant tenant) {
    return new ResolvedTenant(
        new TenantNames(tenant.getMetadata().getName(), "", "", ""),
        tenant.getSpec(),
        ClassDefaults.BUILT_IN,
        NO_BOOTSTRAP,
        List.of(),
        ClusterStages.NONE);
  }

  public String tenant() {
    return names.tenant();
  }

  public List<Environment> environments() {
    return spec.environments();
  }

  public Optional<Environment> environment(String name) {
    return environments().stream().filter(e -> e.name().equals(name)).findFirst();
  }

  public Bootstrap bootstrap() {
    return Optional.ofNullable(spec.bootstrap()).orElse(NO_BOOTSTRAP);
  }

  public Delivery delivery() {
    return Optional.ofNullable(spec.delivery()).orElse(NO_DELIVERY);
  }

  /** All sources stages read from. Those of the class are named platform-*, the tenant's never. */
  public Stream<Source> sources() {
    return Stream.concat(classBootstrap.sources().stream(), bootstrap().sources().stream());
  }

  public Optional<Source> source(String name) {
    return sources().filter(s -> s.name().equals(name)).findFirst();
  }

  /** What Flux applies for a stage; none where its source is not there. */
  public Optional<AppliedFolder> folderOf(EnvironmentStage stage) {
    return source(stage.source())
        .flatMap(
            source -> AppliedFolder.of(source, stage.path(), stage.targetNamespace().orElse("")));
  }

  /** What Flux applies in the environments; nothing of them is in the home namespace. */
  public Stream<AppliedFolder> bootstrappedFolders() {
    return environments().stream()
        .flatMap(e -> stagesIn(e).stream())
        .flatMap(stage -> folderOf(stage).stream());
  }

  /** What Argo CD applies. */
  public Stream<AppliedFolder> deliveredFolders() {
    return Stream.concat(
        delivery().applications().stream().flatMap(this::foldersOf),
        delivery().applicationSets().stream().flatMap(this::foldersOf));
  }

  /** What Argo CD applies for an application, in all its environments. */
  public Stream<AppliedFolder> foldersOf(Application application) {
    return instancesOf(application).stream().flatMap(EnvironmentApplication::folders);
  }

  /** What Argo CD applies for a set, in all its environments. */
  public Stream<AppliedFolder> foldersOf(ApplicationSet set) {
    return instancesOf(set).stream().flatMap(EnvironmentSet::folders);
  }

  public GatePolicy gate() {
    return delivery().gate() == null ? defaults.gate() : delivery().gate();
  }

  /** Whether it can only be deleted after that was approved. */
  public boolean isDeletionProtected() {
    return Optional.ofNullable(spec.lifecycle())
        .map(Lifecycle::deletionProtection)
        .or(defaults::deletionProtection)
        .orElseGet(() -> environments().stream().anyMatch(ResolvedTenant::isProtected));
  }

  /** What goes with it when it is deleted, and what is left. */
  public EffectiveDeletion deletion() {
    return EffectiveDeletion.of(spec, defaults.deletion());
  }

  /** What becomes of objects that are there already and are not its own. */
  public Adoption adoption() {
    return Optional.ofNullable(spec.lifecycle())
        .map(Lifecycle::adoption)
        .or(defaults::adoption)
        .orElse(Adoption.Fail);
  }

  /** ClusterRoles that its accounts and people get in its namespaces, each once. */
  public List<String> namespacedRoles() {
    AccountRoles accounts = defaults.accounts();
    PeopleRoles people = defaults.people();
    return Stream.of(
            stagesOnce().isEmpty() ? List.<String>of() : accounts.home(),
            accounts.platform(),
            accounts.reconciler(),
            accounts.deployer(),
            people.viewers(),
            people.deployers(),
            people.approvers())
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  public static boolean isProtected(Environment environment) {
    return Boolean.TRUE.equals(environment.isProtected());
  }

  public static String firstNamespace(Environment environment) {
    return environment.namespaces().getFirst().name();
  }

  public static String cluster(Environment environment) {
    return environment.cluster() == null ? ClusterName.IN_CLUSTER.value() : environment.cluster();
  }

  /** Who has which rights, whoever says so. */
  public EffectiveAccess access() {
    return EffectiveAccess.of(spec, names.className(), defaults.access());
  }

  /** What a tier may run on resources where it acts. */
  public List<String> actionsOf(AccessTier tier) {
    return EffectiveActions.of(defaults.delivery(), tier);
  }

  /** Who beside the operator writes into Applications of an environment. */
  public List<CoWriterMark> coWritersIn(Environment environment) {
    return CoWriters.in(defaults.delivery(), environment);
  }

  /** Whether a co-writer of the class may write an annotation somewhere. */
  public boolean isCoWritten(String annotation) {
    return CoWriters.know(defaults.delivery(), annotation);
  }

  /** The stages of the class that are rendered once, before those of any environment. */
  public List<EnvironmentStage> stagesOnce() {
    return classBootstrap.stages().stream()
        .filter(EnvironmentStage::isRenderedOnce)
        .map(s -> new EnvironmentStage(s, null, true, names))
        .toList();
  }

  /**
   * What the first stages of an environment follow: the last ones of its cluster, or what its class
   * found there.
   *
   * @param environment null for what is rendered once for the tenant
   */
  public List<ObjectId> lastOfCluster(Environment environment) {
    return clusterStages.lastOn(
        environment == null ? ClusterName.IN_CLUSTER : new ClusterName(cluster(environment)));
  }

  /** The stages of an environment, those of the class first. */
  public List<EnvironmentStage> stagesIn(Environment environment) {
    return Stream.concat(
            classBootstrap.stages().stream()
                .filter(s -> !EnvironmentStage.isRenderedOnce(s))
                .map(s -> new EnvironmentStage(s, environment, true, names)),
            bootstrap().stages().stream()
                .map(s -> new EnvironmentStage(s, environment, false, names)))
        .filter(s -> isIn(s.stage(), environment))
        .toList();
  }

  /** The values of parameters in an environment. */
  public SortedMap<String, String> parametersIn(Environment environment) {
    return Parameters.values(parameters, spec.parameters(), environment.parameters());
  }

  /** The values of parameters for what is rendered once: no environment can change them. */
  public SortedMap<String, String> parametersOnce() {
    return Parameters.values(parameters, spec.parameters(), Map.of());
  }

  private static boolean isIn(Stage stage, Environment environment) {
    return stage.environments().isEmpty()
        || stage.environments().stream().anyMatch(e -> e.name().equals(environment.name()));
  }

  /** The environments of an application, with what it says about each. */
  public List<EnvironmentApplication> instancesOf(Application application) {
    return environments().stream()
        .flatMap(
            e ->
                application.environments().isEmpty()
                    ? Stream.of(new EnvironmentApplication(application, e, null, names))
                    : application.environments().stream()
                        .filter(said -> said.name().equals(e.name()))
                        .map(said -> new EnvironmentApplication(application, e, said, names)))
        .toList();
  }

  /** The environments of a set, with what it says about each. */
  public List<EnvironmentSet> instancesOf(ApplicationSet set) {
    return instancesOf(EnvironmentSet.asApplication(set)).stream()
        .map(here -> new EnvironmentSet(set, here))
        .toList();
  }

  /** A sync window of the tenant or of its class, as it holds here. */
  public EffectiveWindow windowOf(SyncWindow said) {
    return EffectiveWindow.of(said, this);
  }

  /** Sync settings of an application: its own over those of the class; lists replaced whole. */
  public Sync syncOf(Application application) {
    Sync own = Optional.ofNullable(application.sync()).orElse(new Sync(null, null, null, null));
    Sync ofClass =
        Optional.ofNullable(defaults.delivery().sync()).orElse(new Sync(null, null, null, null));
    return new Sync(
        firstOf(own.prune(), ofClass.prune(), true),
        firstOf(own.selfHeal(), ofClass.selfHeal(), true),
        own.options().isEmpty() ? ofClass.options() : own.options(),
        own.retry() == null ? ofClass.retry() : own.retry());
  }

  private static Boolean firstOf(Boolean own, Boolean ofClass, boolean builtIn) {
    return Optional.ofNullable(own).or(() -> Optional.ofNullable(ofClass)).orElse(builtIn);
  }
}
