/**
 * What the status of a Flux or Argo CD object means. Pure; the rules are those of the engines'
 * controllers and not of a general status library, which reads some of their states wrongly.
 */
package io.platformtenant.operator.health;
