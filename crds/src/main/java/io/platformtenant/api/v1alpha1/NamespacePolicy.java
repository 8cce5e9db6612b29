package io.platformtenant.api.v1alpha1;

/** Whether a namespace is made for the tenant or must have been made by someone else. */
public enum NamespacePolicy {
  Create,
  Existing
}
