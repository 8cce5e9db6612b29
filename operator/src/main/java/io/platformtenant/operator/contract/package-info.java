/**
 * The one reading of a tenant under its class: what is declared, what is defaulted, what applies
 * where. Nobody else fills in a default or a placeholder. Pure, and judges nothing.
 */
package io.platformtenant.operator.contract;
