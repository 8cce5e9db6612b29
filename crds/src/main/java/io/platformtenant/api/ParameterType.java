package io.platformtenant.api;

/** What the value of a parameter is. */
public enum ParameterType {
  String,
  Integer,
  Boolean,
  Quantity
}
