package io.platformtenant.operator.leader;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * Sees each request right before it is sent, those of the SDK too, which writes finalizers by
 * itself: reads pass, renewals of the lease are noted, and all else passes while the lease is held.
 */
final class Fence implements Interceptor {
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  /** Asks what an account may do, and writes nothing. */
  private static final String REVIEWS = "/apis/authorization.k8s.io/";

  private final String lease;
  private final String leases;
  private final Tenure tenure;

  Fence(LeaseTerms terms, Tenure tenure) {
    this.lease = terms.path();
    this.leases = lease.substring(0, lease.lastIndexOf('/'));
    this.tenure = tenure;
  }

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    if (isRenewal(request)) {
      tenure.asked();
    } else if (!READS.contains(request.method()) && !isReview(request) && !tenure.isHeld()) {
      throw new CancellationException("the lease is over");
    }
  }

  @Override
  public void after(
      HttpRequest request,
      HttpResponse<?> response,
      AsyncBody.Consumer<List<ByteBuffer>> consumer) {
    if (isRenewal(request)) {
      tenure.answered(response.isSuccessful());
    }
  }

  private boolean isRenewal(HttpRequest request) {
    String path = request.uri().getPath();
    return !READS.contains(request.method()) && (path.endsWith(lease) || path.endsWith(leases));
  }

  private static boolean isReview(HttpRequest request) {
    return request.uri().getPath().contains(REVIEWS);
  }
}
