/**
 * Tenants and classes on the way from one spec to the next: every field of the schemas, and what
 * somebody may do with it. The same seed, the same ways.
 */
package io.platformtenant.operator.transitions;
