package io.platformtenant.api.v1alpha1;

/**
 * How Flux authenticates to a source: generic with a Secret or not at all, github with a Secret,
 * all others as an account that their cloud knows.
 */
public enum SourceProvider {
  generic,
  aws,
  azure,
  gcp,
  github
}
