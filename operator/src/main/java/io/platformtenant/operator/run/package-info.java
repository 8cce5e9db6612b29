/**
 * Wires the rooms together, starts and stops them, and answers the kubelet. Decides nothing about
 * tenants.
 */
package io.platformtenant.operator.run;
