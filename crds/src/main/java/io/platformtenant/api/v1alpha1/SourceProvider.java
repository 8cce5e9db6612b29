package io.platformtenant.api.v1alpha1;

/** How Flux authenticates to a source. All but generic use an identity of the Flux controllers. */
public enum SourceProvider {
  generic,
  aws,
  azure,
  gcp,
  github
}
