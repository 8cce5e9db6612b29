package io.platformtenant.api.v1alpha1;

/** What the value of a parameter is. */
public enum ParameterType {
  String,
  Integer,
  Boolean,
  Quantity
}
