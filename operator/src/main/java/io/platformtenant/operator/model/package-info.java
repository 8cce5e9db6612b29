/**
 * The values the other rooms speak in: identities, what was seen, what is planned, what was found
 * wrong. Nothing here decides, reads or writes.
 */
package io.platformtenant.operator.model;
