/** How long an override lasts, and how long it is kept. Pure: the time is handed in. */
package io.platformtenant.operator.lifecycle.override;
