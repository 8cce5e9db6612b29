/** What an override may ask for, alone and of its tenant. Pure. */
package io.platformtenant.operator.rules.overriding;
