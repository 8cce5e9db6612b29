/** What takes in nothing new, as a value. */
package io.platformtenant.operator.model.freezing;
