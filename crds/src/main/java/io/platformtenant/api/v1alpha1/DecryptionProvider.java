package io.platformtenant.api.v1alpha1;

/** What files of a stage are encrypted with. */
public enum DecryptionProvider {
  sops
}
