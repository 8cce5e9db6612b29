/** What a write takes away, and whether that may be done now. */
package io.platformtenant.operator.change.narrowing;
