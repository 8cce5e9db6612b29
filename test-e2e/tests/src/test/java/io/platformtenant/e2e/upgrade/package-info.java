/**
 * From an earlier chart to that of today and back, in each order, with tenants that are at work.
 * Knows no engine but the stand-ins.
 */
package io.platformtenant.e2e.upgrade;
