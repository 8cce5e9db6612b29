/**
 * What the operator relies on in Flux and Argo CD, as contracts, held against the stand-ins and
 * against the engines themselves, and the states of their objects on record. Nothing here knows our
 * operator.
 */
package io.platformtenant.e2e.contracts;
