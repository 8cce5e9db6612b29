/**
 * What texts mean, and how they fit: addresses, globs, durations, quantities, placeholders, label
 * keys, scalars of YAML. Knows no kind of object and no rule.
 */
package io.platformtenant.operator.text;
