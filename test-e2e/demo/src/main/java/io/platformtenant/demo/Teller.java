package io.platformtenant.demo;

/** Puts changes of some kinds into words. */
interface Teller {
  void tell(Change change, Scene scene);
}
