package io.platformtenant.api;

/** What files of a stage are encrypted with. */
public enum DecryptionProvider {
  sops
}
