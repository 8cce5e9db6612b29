/**
 * What the records of every version of the API are made with: bounds, collections that never
 * change, and marks that the CRD writer reads.
 */
package io.platformtenant.api.schema;
