/**
 * What the Kubernetes client has to be told before it can read and write what we make, and the gate
 * of its requests.
 */
package io.platformtenant.operator.client;
