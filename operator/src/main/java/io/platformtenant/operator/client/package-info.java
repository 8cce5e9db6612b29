/** What the Kubernetes client has to be told before it can read and write what we make. */
package io.platformtenant.operator.client;
