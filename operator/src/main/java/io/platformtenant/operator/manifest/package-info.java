/**
 * Reads manifests out of text, YAML and JSON alike, and remembers where everything stands. Knows no
 * kind, no file and no client; what a manifest means is decided elsewhere.
 */
package io.platformtenant.operator.manifest;
