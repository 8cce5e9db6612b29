/**
 * Those who work in a cluster beside the operator: whom it belongs to, who may do what, and what
 * they do by hand. Never what should become of it.
 */
package io.platformtenant.testkit.users;
