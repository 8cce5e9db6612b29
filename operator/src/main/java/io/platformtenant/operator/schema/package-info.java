/**
 * What an API server would say about an object by the schema of its CRD: structure, bounds and CEL
 * rules, read from the CRD itself. Never decides what a tenant may do, and knows no client.
 */
package io.platformtenant.operator.schema;
