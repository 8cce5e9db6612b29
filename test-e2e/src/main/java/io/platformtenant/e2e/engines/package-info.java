/**
 * What the engines themselves make of a text or an object, asked of programs that are built from
 * their released code and know nothing of ours.
 */
package io.platformtenant.e2e.engines;
