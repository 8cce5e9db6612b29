package io.platformtenant.operator.leader;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether this operator is the one that works. */
public final class Leadership {
  private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

  private final Optional<LeaseTerms> terms;
  private final Tenure tenure;

  private Leadership(Optional<LeaseTerms> terms, Tenure tenure) {
    this.terms = terms;
    this.tenure = tenure;
  }

  /** The only operator there is; nobody is asked. */
  public static Leadership sole() {
    return new Leadership(Optional.empty(), new Tenure(Duration.ZERO, () -> 0));
  }

  /**
   * @param nanos a clock that goes on while the process stands still
   */
  public static Leadership byLease(LeaseTerms terms, LongSupplier nanos) {
    return new Leadership(Optional.of(terms), new Tenure(terms.renewBy(), nanos));
  }

  /** Whether it may begin to write. */
  public boolean isHeld() {
    return terms.isEmpty() || tenure.isHeld();
  }

  /** Puts the fence around a client; one without it never holds the lease. */
  public void guard(HttpClient.Builder client) {
    terms.ifPresent(t -> client.addOrReplaceInterceptor("lease", new Fence(t, tenure)));
  }

  /**
   * What the SDK is told, if there is a lease at all.
   *
   * @param lost what is done when the lease is lost
   */
  public Optional<LeaderElectionConfiguration> election(Runnable lost) {
    return terms.map(t -> election(t, lost));
  }

  private LeaderElectionConfiguration election(LeaseTerms lease, Runnable lost) {
    // Told to exit, the SDK would do so from within, and wait for its own stop for ever.
    return LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(lease.name())
        .withLeaseNamespace(lease.namespace())
        .withIdentity(lease.identity())
        .withLeaseDuration(lease.length())
        .withRenewDeadline(lease.renewBy())
        .withRetryPeriod(lease.retry())
        .withLeaderCallbacks(
            new LeaderCallbacks(
                () -> LOG.atInfo().addKeyValue("identity", lease.identity()).log("leading"),
                () -> {
                  tenure.end();
                  lost.run();
                },
                Leadership::tell))
        .build();
  }

  /** Nobody has it for a moment when it was given back. */
  private static void tell(String leader) {
    if (!leader.isEmpty()) {
      LOG.atInfo().addKeyValue("leader", leader).log("there is a leader");
    }
  }

  /** Gives the lease back, once nothing is being written any more. */
  public void release(KubernetesClient client) {
    tenure.end();
    terms.ifPresent(t -> LeaseRelease.release(client, t));
  }
}
