/** Pure tests of what the stand-ins are made of. */
package io.platformtenant.e2e.standins;
