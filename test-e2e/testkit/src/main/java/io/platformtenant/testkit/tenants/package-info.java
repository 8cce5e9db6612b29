/**
 * Our own kinds as users write them, and the corner of a cluster in which one story has its own.
 * Never what a test expects of it.
 */
package io.platformtenant.testkit.tenants;
