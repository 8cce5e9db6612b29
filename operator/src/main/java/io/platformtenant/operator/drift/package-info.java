/**
 * What somebody else changes of ours again and again: how often, in which fields, and who. From the
 * history of an object it follows when it is put back next.
 */
package io.platformtenant.operator.drift;
