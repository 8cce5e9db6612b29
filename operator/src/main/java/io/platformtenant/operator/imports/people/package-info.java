/** Who may do what now, and which tiers give nobody more than that. */
package io.platformtenant.operator.imports.people;
