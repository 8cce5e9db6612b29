/**
 * What can be set on the operator: one list of settings, where each may come from, and what is
 * wrong with what was given. Reads no file and no environment itself.
 */
package io.platformtenant.operator.settings;
