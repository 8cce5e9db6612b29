package io.platformtenant.api.v1alpha1;

/** Names of the API group and of the marks it puts on objects. They are part of the API. */
public final class ApiGroup {
  public static final String NAME = "platformtenant.io";
  public static final String VERSION = "v1alpha1";

  /** The field manager of everything the operator writes. */
  public static final String FIELD_MANAGER = "platform-tenant-operator";

  /** Keeps a tenant until both planes are taken down. */
  public static final String FINALIZER = NAME + "/teardown";

  public static final String MANAGED_BY_LABEL = "app.kubernetes.io/managed-by";
  public static final String TENANT_LABEL = NAME + "/tenant";
  public static final String CLASS_LABEL = NAME + "/class";
  public static final String ENVIRONMENT_LABEL = NAME + "/environment";
  public static final String CLUSTER_LABEL = NAME + "/cluster";
  public static final String STAGE_LABEL = NAME + "/stage";
  public static final String APPLICATION_LABEL = NAME + "/application";

  /** Digest of what was last applied. */
  public static final String APPLIED_HASH_ANNOTATION = NAME + "/applied-hash";

  /** On an object that was there before: the tenant that may take it over. */
  public static final String ADOPT_ANNOTATION = NAME + "/adopt";

  /** On an object that was taken over: it is released, not deleted, when its tenant goes. */
  public static final String ADOPTED_ANNOTATION = NAME + "/adopted";

  /** On a stage that is being removed: when Flux was asked to take away what it had applied. */
  public static final String LEAVING_AT_ANNOTATION = NAME + "/leaving-at";

  /** On a stage: the generation before this one, where it says the same but for a few words. */
  public static final String SAME_AS_GENERATION_ANNOTATION = NAME + "/same-as-generation";

  /** On an object of a suspended tenant: the operator stopped its engine there, and nobody else. */
  public static final String SUSPENDED_ANNOTATION = NAME + "/suspended";

  /**
   * On a source of a frozen tenant: the revision it is held to, or that the operator suspended it;
   * as long as it stands there nothing newer is taken for it.
   */
  public static final String FROZEN_AT_ANNOTATION = NAME + "/frozen-at";

  /** On an Application: who beside the operator may write what of it; admission reads it. */
  public static final String CO_WRITERS_ANNOTATION = NAME + "/co-writers";

  /** On an Application: what its contract said where others may write, when it last said so. */
  public static final String CO_WRITTEN_ANNOTATION = NAME + "/co-written";

  /** On the namespace of an environment: the home namespace of its tenant; admission reads it. */
  public static final String HOME_ANNOTATION = NAME + "/home";

  /** On a home namespace: where the AppProject and the Applications of its tenant are. */
  public static final String ARGOCD_NAMESPACE_ANNOTATION = NAME + "/argocd-namespace";

  /** On the namespace of an environment: types of Services it opens; admission reads it. */
  public static final String SERVICES_ANNOTATION = NAME + "/services";

  /** On the namespace of an environment: hosts its tenant may claim; admission reads it. */
  public static final String HOSTS_ANNOTATION = NAME + "/hosts";

  /** On a class: tenants without a className follow it. */
  public static final String DEFAULT_CLASS_ANNOTATION = NAME + "/is-default-class";

  /** On a class: each of its tenants has a credential of its own for its repositories. */
  public static final String CREDENTIALS_PER_TENANT_ANNOTATION = NAME + "/credentials-per-tenant";

  /** On a tenant: a new value asks for a look at once and is echoed in the status. */
  public static final String RECONCILE_AT_ANNOTATION = NAME + "/reconcile-at";

  /** On a tenant: when its deletion was approved, a time as RFC 3339. */
  public static final String DELETION_APPROVED_ANNOTATION = NAME + "/deletion-approved";

  /** On a deleted tenant that is held: it is let go, and everything made for it stays as it is. */
  public static final String DELETION_WITHDRAWN_ANNOTATION = NAME + "/deletion-withdrawn";

  /** On a deleted tenant: a step, or an object, that goes without waiting for its engine. */
  public static final String FORCE_STEP_ANNOTATION = NAME + "/force-step";

  private ApiGroup() {}
}
