/**
 * The story that {@code ./demo} tells: acts, and lines about what the cluster then shows. Nothing
 * here says that something happened without having seen it, and nothing here is a test.
 */
package io.platformtenant.demo;
