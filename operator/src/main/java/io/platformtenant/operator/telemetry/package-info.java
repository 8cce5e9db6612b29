/** What passing observers get: events. Decides nothing and changes no object of a tenant. */
package io.platformtenant.operator.telemetry;
