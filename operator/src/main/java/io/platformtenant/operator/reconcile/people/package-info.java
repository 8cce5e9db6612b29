/** What becomes of the rights of people where no plan is carried out. */
package io.platformtenant.operator.reconcile.people;
