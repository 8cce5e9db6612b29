/**
 * Others' own programs that judge what we publish, built from their released modules. What they are
 * to judge is not decided here.
 */
package io.platformtenant.testkit.linters;
