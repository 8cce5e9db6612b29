package io.platformtenant.operator.reconcile.parts;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.contract.parts.TeamPart;
import io.platformtenant.operator.revisions.Revision;
import io.platformtenant.operator.revisions.RevisionStore;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was last accepted of the teams of tenants. */
public record AcceptedParts(RevisionStore store) {
  private static final Logger LOG = LoggerFactory.getLogger(AcceptedParts.class);

  /** None where nothing was, or nothing that this version can read. */
  public Optional<TeamPart> of(PlatformTenant tenant) {
    return store
        .last(label(tenant), tenant.getMetadata().getUid())
        .map(TeamPart::new)
        .filter(TeamPart::isReadable);
  }

  /**
   * Writes it where the status does not name it already.
   *
   * @param isCurrent whether the API server has the tenant with the spec that was read, asked only
   *     before something is written: what comes of an old one would take the place of what is
   *     accepted since
   * @return the name for the status; none where it was not written, so that it is tried again
   */
  public Optional<String> keep(
      PlatformTenant tenant, TeamPart accepted, Predicate<PlatformTenant> isCurrent) {
    var revision = new Revision(label(tenant), tenant.getMetadata().getUid(), accepted.fields());
    if (revision.name().equals(tenant.lastStatus().acceptedRevision())) {
      return Optional.of(revision.name());
    }
    try {
      if (!isCurrent.test(tenant)) {
        return Optional.empty();
      }
      store.keep(revision);
      return Optional.of(revision.name());
    } catch (KubernetesClientException e) {
      LOG.atWarn()
          .addKeyValue("revision", revision.name())
          .log("what was accepted could not be kept: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Of a tenant that is gone. */
  public void forget(PlatformTenant tenant) {
    store.forget(label(tenant));
  }

  private static Map.Entry<String, String> label(PlatformTenant tenant) {
    return Map.entry(ApiGroup.TENANT_LABEL, tenant.getMetadata().getName());
  }
}
