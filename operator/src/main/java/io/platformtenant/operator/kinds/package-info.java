/**
 * The kinds of objects that are made: for each one sheet of what it is for, whose engine acts on
 * it, on which plane it lies, what rights it needs and when it is taken down.
 */
package io.platformtenant.operator.kinds;
