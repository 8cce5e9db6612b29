/** How people are called by whom. */
package io.platformtenant.operator.model.subjects;
