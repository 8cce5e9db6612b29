package io.platformtenant.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiCallTest {
  private static final String FLUX = "/apis/kustomize.toolkit.fluxcd.io/v1/";

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/namespaces, '', list, Namespace",
    "GET, /api/v1/namespaces/a, '', get, Namespace",
    "PATCH, /api/v1/namespaces/a, application/apply-patch+yaml, apply, Namespace",
    "PUT, /api/v1/namespaces/a/finalize, application/json, update, Namespace",
    "GET, /api/v1/namespaces/a/serviceaccounts, '', list, ServiceAccount",
    "GET, /api/v1/namespaces/status/serviceaccounts/x, '', get, ServiceAccount",
    "DELETE, /api/v1/namespaces/a/serviceaccounts/x, '', delete, ServiceAccount",
    "GET, /api/v1/namespaces?watch=true&timeoutSeconds=3, '', watch, Namespace",
    "GET, /api/v1/namespaces?labelSelector=watch%3Dtrue, '', list, Namespace",
    "POST, /api/v1/namespaces/a/events, application/json, create, Event",
    "PATCH, /apis/platformtenant.io/v1alpha1/platformtenants/a/status, application/apply-patch+yaml, apply, PlatformTenant",
    "PATCH, /apis/platformtenant.io/v1alpha1/platformtenants/a, application/merge-patch+json, patch, PlatformTenant",
    "GET, /prefix/of/a/proxy/apis/platformtenant.io/v1alpha1/platformtenantclasses, '', list, PlatformTenantClass",
    "PUT, /apis/coordination.k8s.io/v1/namespaces/x/leases/y, application/json, update, Lease",
    "GET, /apis/example.com/v1/namespaces/x/anythings, '', list, other",
    "GET, /apis/kustomize.toolkit.fluxcd.io/v1, '', get, discovery",
    "GET, /apis, '', get, discovery",
    "GET, /api/v1, '', get, discovery",
    "GET, /version, '', get, discovery",
    "BREW, /api/v1/namespaces/a, '', other, Namespace",
  })
  void everyRequestHasAVerbAndAKindOfFew(
      String method, String path, String type, String verb, String kind) {
    assertThat(ApiCall.of(method, URI.create("https://127.0.0.1:6443" + path), type))
        .isEqualTo(new ApiCall(verb, kind));
  }

  @ParameterizedTest
  @CsvSource({"namespaces/a/kustomizations/x, get", "kustomizations, list"})
  void kindsOfEnginesAreNamed(String rest, String verb) {
    assertThat(ApiCall.of("GET", URI.create("https://h" + FLUX + rest), ""))
        .isEqualTo(new ApiCall(verb, "Kustomization"));
  }
}
