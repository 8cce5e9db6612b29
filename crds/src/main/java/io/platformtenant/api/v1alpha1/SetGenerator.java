package io.platformtenant.api.v1alpha1;

/** What a set takes its items from, by the field that says it. */
public enum SetGenerator {
  list,
  gitDirectories,
  gitFiles
}
