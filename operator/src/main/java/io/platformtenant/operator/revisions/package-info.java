/**
 * Keeps what was accepted, as ControllerRevisions in the namespace of the operator: written when it
 * is new, read when it is needed.
 */
package io.platformtenant.operator.revisions;
