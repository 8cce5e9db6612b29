/**
 * From a world to a plan, and nothing else: no client, no clock, no I/O. One builder per object;
 * the planes are sub-packages.
 */
package io.platformtenant.operator.plan;
