package io.platformtenant.e2e.stories;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.platformtenant.testkit.tenants.TenantYaml;
import io.platformtenant.testkit.waiting.PolicyReadiness;
import java.util.ArrayList;
import java.util.List;

/**
 * One apply as kustomize-controller does it: every object in a dry run first, and where the API
 * server refuses one of them, none is applied.
 *
 * @param as the account that the Kustomization is applied as
 */
record FluxApply(KubernetesClient as) {
  /**
   * What came of it.
   *
   * @param refusal the first, in the words of the API server; "" where all was taken
   * @param warnings of the API server
   */
  record Outcome(String refusal, List<String> warnings) {
    boolean isTaken() {
      return refusal.isEmpty();
    }
  }

  /** A tenant, and what it says. */
  record Wanted(String name, TenantYaml tenant) {}

  Outcome apply(List<Wanted> tenants) {
    Outcome dry = dryRun(tenants);
    return dry.isTaken() ? each(tenants, "") : dry;
  }

  Outcome dryRun(List<Wanted> tenants) {
    return each(tenants, "&dryRun=All");
  }

  private Outcome each(List<Wanted> tenants, String how) {
    List<String> warnings = new ArrayList<>();
    for (Wanted tenant : tenants) {
      HttpResponse<String> answer =
          PolicyReadiness.awaited(() -> send(tenant, how), a -> a.isSuccessful() ? "" : a.body());
      if (!answer.isSuccessful()) {
        return new Outcome(answer.body(), List.of());
      }
      warnings.addAll(answer.headers("Warning"));
    }
    return new Outcome("", List.copyOf(warnings));
  }

  private HttpResponse<String> send(Wanted wanted, String more) {
    var http = as.getHttpClient();
    var request =
        http.newHttpRequestBuilder()
            .uri(
                "%sapis/platformtenant.io/v1alpha1/platformtenants/%s?fieldManager=kustomize-controller&force=true%s"
                    .formatted(as.getMasterUrl(), wanted.name(), more))
            .patch("application/apply-patch+yaml", wanted.tenant().yaml())
            .build();
    return http.sendAsync(request, String.class).join();
  }
}
