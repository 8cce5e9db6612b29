/**
 * Hostile texts, thrown at every field of a tenant that takes text. What no layer refuses must
 * arrive as it was written, where it was meant to arrive, and nowhere else.
 */
package io.platformtenant.operator.injection;
