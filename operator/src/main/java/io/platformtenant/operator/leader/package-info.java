/**
 * Which of several operators works: its lease, until when it is sure of it, and how it is given
 * back. Knows nothing of tenants.
 */
package io.platformtenant.operator.leader;
