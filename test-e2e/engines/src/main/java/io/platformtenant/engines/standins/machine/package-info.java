/**
 * What both stand-ins are made of: watches, a worker, attempts, writes in a controller's name, and
 * the script that tests and the demo write. Knows none of the two engines by name, but for the
 * kinds and accounts they have, and nothing of a PlatformTenant.
 */
package io.platformtenant.engines.standins.machine;
