/**
 * One story's corner of a cluster, and what it holds of a tenant. Never what a test expects of it.
 */
package io.platformtenant.testkit.tenants;
