package io.platformtenant.api.v1alpha1;

/** What has to be verified by those a class names. */
public enum VerificationRequirement {
  None,
  Bootstrap,
  All
}
