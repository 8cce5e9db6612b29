/**
 * What an operator makes of states it never saw, and of states it sees late: each point of a
 * recorded journey is disturbed once, and the journey must end as if it had not been.
 */
package io.platformtenant.e2e.perturbation;
