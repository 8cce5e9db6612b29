package io.platformtenant.api.v1alpha1;

/** The network policy of a namespace. */
public enum NetworkProfile {
  /** In and out denied, except inside the namespace and DNS to kube-dns. */
  DefaultDeny,
  None
}
