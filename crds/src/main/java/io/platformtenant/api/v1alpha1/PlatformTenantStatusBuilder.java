package io.platformtenant.api.v1alpha1;

import java.util.List;

/** Makes a status of a tenant, each field by its name. */
public final class PlatformTenantStatusBuilder {
  private Long observedGeneration;
  private String lastHandledReconcileAt;
  private String className;
  private String homeNamespace;
  private String argocdNamespace;
  private List<Condition> conditions;
  private BootstrapCount bootstrap;
  private DeliveryCount delivery;
  private List<EnvironmentStatus> environments;
  private FreezeStatus freeze;
  private Deletion deletion;
  private List<InventoryEntry> inventory;
  private List<Violation> violations;
  private Integer violationsTotal;
  private List<HeldBackItem> heldBack;
  private Actor actor;
  private String acceptedRevision;
  private Boolean deletionProtection;
  private EffectiveDeletionPolicy deletionPolicy;
  private BlastRadius blastRadius;
  private List<AdoptionItem> adoption;
  private Integer adoptionTotal;
  private List<HistoryEntry> history;

  /** A status in which all is absent. */
  public PlatformTenantStatusBuilder() {}

  /** All that a status says. */
  public PlatformTenantStatusBuilder(PlatformTenantStatus before) {
    observedGeneration = before.observedGeneration();
    lastHandledReconcileAt = before.lastHandledReconcileAt();
    className = before.className();
    homeNamespace = before.homeNamespace();
    argocdNamespace = before.argocdNamespace();
    conditions = before.conditions();
    bootstrap = before.bootstrap();
    delivery = before.delivery();
    environments = before.environments();
    freeze = before.freeze();
    deletion = before.deletion();
    inventory = before.inventory();
    violations = before.violations();
    violationsTotal = before.violationsTotal();
    heldBack = before.heldBack();
    actor = before.actor();
    acceptedRevision = before.acceptedRevision();
    deletionProtection = before.deletionProtection();
    deletionPolicy = before.deletionPolicy();
    blastRadius = before.blastRadius();
    adoption = before.adoption();
    adoptionTotal = before.adoptionTotal();
    history = before.history();
  }

  public PlatformTenantStatusBuilder withObservedGeneration(Long value) {
    observedGeneration = value;
    return this;
  }

  public PlatformTenantStatusBuilder withLastHandledReconcileAt(String value) {
    lastHandledReconcileAt = value;
    return this;
  }

  public PlatformTenantStatusBuilder withClassName(String value) {
    className = value;
    return this;
  }

  public PlatformTenantStatusBuilder withHomeNamespace(String value) {
    homeNamespace = value;
    return this;
  }

  public PlatformTenantStatusBuilder withArgocdNamespace(String value) {
    argocdNamespace = value;
    return this;
  }

  public PlatformTenantStatusBuilder withConditions(List<Condition> value) {
    conditions = value;
    return this;
  }

  public PlatformTenantStatusBuilder withBootstrap(BootstrapCount value) {
    bootstrap = value;
    return this;
  }

  public PlatformTenantStatusBuilder withDelivery(DeliveryCount value) {
    delivery = value;
    return this;
  }

  public PlatformTenantStatusBuilder withEnvironments(List<EnvironmentStatus> value) {
    environments = value;
    return this;
  }

  public PlatformTenantStatusBuilder withFreeze(FreezeStatus value) {
    freeze = value;
    return this;
  }

  public PlatformTenantStatusBuilder withDeletion(Deletion value) {
    deletion = value;
    return this;
  }

  public PlatformTenantStatusBuilder withInventory(List<InventoryEntry> value) {
    inventory = value;
    return this;
  }

  public PlatformTenantStatusBuilder withViolations(List<Violation> value) {
    violations = value;
    return this;
  }

  public PlatformTenantStatusBuilder withViolationsTotal(Integer value) {
    violationsTotal = value;
    return this;
  }

  public PlatformTenantStatusBuilder withHeldBack(List<HeldBackItem> value) {
    heldBack = value;
    return this;
  }

  public PlatformTenantStatusBuilder withActor(Actor value) {
    actor = value;
    return this;
  }

  public PlatformTenantStatusBuilder withDeletionProtection(Boolean value) {
    deletionProtection = value;
    return this;
  }

  public PlatformTenantStatusBuilder withDeletionPolicy(EffectiveDeletionPolicy value) {
    deletionPolicy = value;
    return this;
  }

  public PlatformTenantStatusBuilder withBlastRadius(BlastRadius value) {
    blastRadius = value;
    return this;
  }

  public PlatformTenantStatusBuilder withAdoption(List<AdoptionItem> value) {
    adoption = value;
    return this;
  }

  public PlatformTenantStatusBuilder withAdoptionTotal(Integer value) {
    adoptionTotal = value;
    return this;
  }

  public PlatformTenantStatusBuilder withHistory(List<HistoryEntry> value) {
    history = value;
    return this;
  }

  public PlatformTenantStatusBuilder withAcceptedRevision(String value) {
    acceptedRevision = value;
    return this;
  }

  public PlatformTenantStatus build() {
    return new PlatformTenantStatus(
        observedGeneration,
        lastHandledReconcileAt,
        className,
        homeNamespace,
        argocdNamespace,
        conditions,
        bootstrap,
        delivery,
        environments,
        freeze,
        deletion,
        inventory,
        violations,
        violationsTotal,
        heldBack,
        actor,
        acceptedRevision,
        deletionProtection,
        deletionPolicy,
        blastRadius,
        adoption,
        adoptionTotal,
        history);
  }
}
