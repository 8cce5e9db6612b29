/** The scripts at the root of this checkout. What they start is tested elsewhere. */
package io.platformtenant.e2e.scripts;
