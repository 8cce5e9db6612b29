/** What the engines' own code makes of our objects and of hostile texts. */
package io.platformtenant.e2e.engines;
