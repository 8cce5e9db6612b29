package io.platformtenant.operator.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.operator.contract.EffectiveGuardrails;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.findings.Part;
import io.platformtenant.operator.model.ClassChoice;
import io.platformtenant.operator.model.ClassWorld;
import io.platformtenant.operator.model.JudgedClass;
import io.platformtenant.operator.model.SoundClass;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.rules.argocd.ProjectRules;
import io.platformtenant.operator.rules.bootstrap.BootstrapRules;
import io.platformtenant.operator.rules.bootstrap.ClassStageRules;
import io.platformtenant.operator.rules.bootstrap.ClusterStageRules;
import io.platformtenant.operator.rules.bootstrap.IdentityRules;
import io.platformtenant.operator.rules.bootstrap.ResolvedStageRules;
import io.platformtenant.operator.rules.bootstrap.StageListRules;
import io.platformtenant.operator.rules.classes.BoundaryRules;
import io.platformtenant.operator.rules.classes.ClassOnCluster;
import io.platformtenant.operator.rules.classes.ClassPeopleRules;
import io.platformtenant.operator.rules.classes.ClassRules;
import io.platformtenant.operator.rules.classes.CoWriterRules;
import io.platformtenant.operator.rules.classes.DependencyRules;
import io.platformtenant.operator.rules.classes.IdentityDeclarations;
import io.platformtenant.operator.rules.classes.ParameterDeclarations;
import io.platformtenant.operator.rules.classes.ParameterRules;
import io.platformtenant.operator.rules.classes.ProfileRules;
import io.platformtenant.operator.rules.delivery.ApplicationRules;
import io.platformtenant.operator.rules.delivery.DeliveryRules;
import io.platformtenant.operator.rules.delivery.ItemRules;
import io.platformtenant.operator.rules.delivery.SameObjectsRules;
import io.platformtenant.operator.rules.delivery.SetRules;
import io.platformtenant.operator.rules.delivery.SeveralSourceRules;
import io.platformtenant.operator.rules.delivery.ValuesRules;
import io.platformtenant.operator.rules.delivery.WindowRules;
import io.platformtenant.operator.rules.ending.DeletionRules;
import io.platformtenant.operator.rules.freezing.FreezeRules;
import io.platformtenant.operator.rules.guardrails.GuardrailRules;
import io.platformtenant.operator.rules.guardrails.TenantUnderClass;
import io.platformtenant.operator.rules.names.AccessRules;
import io.platformtenant.operator.rules.names.NamespaceMetadataRules;
import io.platformtenant.operator.rules.names.NamespaceRules;
import io.platformtenant.operator.rules.names.NamingRules;
import io.platformtenant.operator.rules.neighbours.CrossTenantRules;
import io.platformtenant.operator.rules.neighbours.NeighbourRules;
import io.platformtenant.operator.rules.neighbours.OverlapRules;
import io.platformtenant.operator.rules.neighbours.ReservedPrefixRules;
import io.platformtenant.operator.rules.neighbours.SharedHosts;
import io.platformtenant.operator.rules.overriding.OverrideOfTenant;
import io.platformtenant.operator.rules.overriding.OverrideRules;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All rules, in the order in which their findings are told. */
public final class Rulebook {
  private static final List<Rule<TenantInWorld>> TENANT =
      Stream.of(
              NamingRules.ALL,
              NamespaceRules.ALL,
              NamespaceMetadataRules.ALL,
              AccessRules.ALL,
              StageListRules.TENANT,
              BootstrapRules.ALL,
              IdentityRules.OF_TENANTS,
              ResolvedStageRules.ALL,
              ParameterRules.ALL,
              DeliveryRules.ALL,
              ValuesRules.ALL,
              SeveralSourceRules.ALL,
              SetRules.ALL,
              ItemRules.ALL,
              ApplicationRules.ALL,
              WindowRules.OF_TENANTS,
              FreezeRules.OF_TENANTS,
              DeletionRules.OF_TENANTS,
              DependencyRules.OF_TENANTS,
              guardrails(),
              OverlapRules.ALL,
              SameObjectsRules.ALL,
              CrossTenantRules.ALL,
              ReservedPrefixRules.ALL,
              NeighbourRules.ALL,
              PlainTexts.OF_TENANTS)
          .flatMap(List::stream)
          .toList();

  private static final List<Rule<PlatformTenantClass>> CLASS =
      Stream.of(
              ClassRules.ALL,
              DependencyRules.OF_CLASSES,
              IdentityDeclarations.ALL,
              ClassPeopleRules.ALL,
              CoWriterRules.ALL,
              ProfileRules.ALL,
              StageListRules.CLASS,
              IdentityRules.OF_CLASSES,
              ClassStageRules.ALL,
              ClusterStageRules.ALL,
              StageListRules.CLUSTER,
              ParameterDeclarations.ALL,
              WindowRules.OF_CLASSES,
              FreezeRules.OF_CLASSES,
              DeletionRules.OF_CLASSES,
              BoundaryRules.ALL,
              PlainTexts.OF_CLASSES)
          .flatMap(List::stream)
          .toList();

  private static final List<Rule<OverrideOfTenant>> OVERRIDE =
      Stream.of(OverrideRules.ALL, PlainTexts.OF_OVERRIDES).flatMap(List::stream).toList();

  private Rulebook() {}

  /** Everything there is a rule for, those included that are checked elsewhere, by id. */
  public static List<RuleInfo> entries() {
    return Stream.of(
            TENANT.stream().map(Rule::entry),
            CLASS.stream().map(Rule::entry),
            Stream.of(
                DependencyRules.BROUGHT.entry(),
                ClusterStageRules.BINDABLE.entry(),
                SharedHosts.RULE.entry()),
            OVERRIDE.stream().map(Rule::entry),
            ProjectRules.ALL.stream().map(Rule::entry),
            PlanRules.ALL.stream(),
            SchemaRules.ALL.stream())
        .flatMap(s -> s)
        .sorted(Comparator.comparing(RuleInfo::id))
        .toList();
  }

  /** What is wrong with a tenant under its class; errors refuse the plan, warnings do not. */
  public static List<Finding> checkAll(World world, ResolvedTenant contract) {
    return Layers.told(found(world, contract));
  }

  /** What every rule finds, whether another one says it better or not. */
  public static List<Finding> found(World world, ResolvedTenant contract) {
    var checked = new TenantInWorld(world, contract);
    boolean ofTeam = isBootstrapTheTeams(world);
    return TENANT.stream()
        .flatMap(rule -> rule.findings(checked).map(f -> ofTeam ? f : underThePlatform(rule, f)))
        .toList();
  }

  private static boolean isBootstrapTheTeams(World world) {
    return world.choice() instanceof ClassChoice.Found(var sound)
        && EffectiveGuardrails.of(sound.tenantClass()).permitsTenantStages();
  }

  /** What only holders of the verb may write under a class is theirs to mend. */
  private static Finding underThePlatform(Rule<?> rule, Finding finding) {
    return rule.entry().part().isEmpty() && Part.isForTheClassToSay(finding.field())
        ? finding.ofPlatform()
        : finding;
  }

  /**
   * What there is to tell about one object: one mistake is one finding.
   *
   * @param found by all that looked at it, the schema and its CEL rules included
   */
  public static List<Finding> told(List<Finding> found) {
    return Layers.told(found);
  }

  /** A class with what is wrong with it; errors refuse the plans of its tenants, and its own. */
  public static JudgedClass judge(PlatformTenantClass tenantClass) {
    return judge(tenantClass, List.of());
  }

  /**
   * The same on a cluster that says where our kinds come from.
   *
   * @param kinds labels of their definitions
   */
  public static JudgedClass judge(
      PlatformTenantClass tenantClass, List<Map<String, String>> kinds) {
    List<Finding> unread = UnreadParts.findings(tenantClass);
    return JudgedClass.of(
        tenantClass,
        unread.isEmpty() ? Layers.told(found(new ClassOnCluster(tenantClass, kinds))) : unread);
  }

  /** What of a tenant can not be read; where that is anything, no rule can judge the rest. */
  public static List<Finding> unread(PlatformTenant tenant) {
    return UnreadParts.findings(tenant);
  }

  /** As {@link #found(World, ResolvedTenant)}. */
  public static List<Finding> found(PlatformTenantClass tenantClass) {
    return found(new ClassOnCluster(tenantClass, List.of()));
  }

  private static List<Finding> found(ClassOnCluster there) {
    return Stream.concat(
            CLASS.stream().flatMap(rule -> rule.findings(there.tenantClass())),
            DependencyRules.BROUGHT.findings(there))
        .toList();
  }

  /**
   * What is wrong with an override.
   *
   * @param contract the tenant it is for; none where that is not there
   */
  public static List<Finding> found(
      PlatformTenantOverride override, Optional<ResolvedTenant> contract) {
    List<Finding> unread = UnreadParts.findings(override);
    var checked = new OverrideOfTenant(override, contract);
    return unread.isEmpty()
        ? OVERRIDE.stream().flatMap(rule -> rule.findings(checked)).toList()
        : unread;
  }

  /** What is wrong with a class and what it makes itself; errors refuse its own plan. */
  public static List<Finding> checkAll(ClassWorld world) {
    return Stream.of(
            world.judged().findings().stream(),
            ClusterStageRules.BINDABLE.findings(world),
            SharedHosts.RULE.findings(world))
        .flatMap(s -> s)
        .toList();
  }

  /** What a class and its tenants have to be told together. */
  public static List<Finding> amongFollowers(ClassWorld world) {
    return SharedHosts.RULE.findings(world).toList();
  }

  /** The guardrails of a class that a tenant breaks; nothing else of the world counts for them. */
  public static List<Finding> guardrails(PlatformTenant tenant, SoundClass tenantClass) {
    var guarded = TenantUnderClass.of(tenant, tenantClass.tenantClass());
    return GuardrailRules.ALL.stream().flatMap(rule -> rule.findings(guarded)).toList();
  }

  private static List<Rule<TenantInWorld>> guardrails() {
    return GuardrailRules.ALL.stream().map(Rulebook::ofChecked).toList();
  }

  private static Rule<TenantInWorld> ofChecked(Rule<TenantUnderClass> rule) {
    return rule.entry()
        .check(
            checked ->
                checked.world().choice() instanceof ClassChoice.Found(var sound)
                    ? rule.check()
                        .apply(
                            new TenantUnderClass(
                                checked.contract(), EffectiveGuardrails.of(sound.tenantClass())))
                    : Stream.empty());
  }

  /** Whether values are nested too deep. */
  public static boolean isAboutDepth(Finding finding) {
    return ValuesRules.isAboutDepth(finding);
  }

  /** What Argo CD's own server would refuse in a finished AppProject. */
  public static List<Finding> checkProject(JsonNode project) {
    return ProjectRules.ALL.stream().flatMap(rule -> rule.findings(project)).toList();
  }
}
