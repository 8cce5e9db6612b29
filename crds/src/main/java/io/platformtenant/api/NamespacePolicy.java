package io.platformtenant.api;

/** Whether a namespace is made for the tenant or must have been made by someone else. */
public enum NamespacePolicy {
  Create,
  Existing
}
