/** How all of the test side waits. Knows nothing of a cluster. */
package io.platformtenant.testkit.waiting;
