package io.platformtenant.e2e.contracts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test that brings an engine's object into a state, of which a record is kept. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Recorded {
  /** The record's name, {@code flux/kustomization-ready}. */
  String value();

  /** The state it shows. */
  String shows();
}
