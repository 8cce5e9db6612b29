package io.platformtenant.api.v1alpha1;

/** What becomes of the namespaces that were made for a tenant when it is deleted. */
public enum NamespaceDeletion {
  Delete,
  Retain
}
