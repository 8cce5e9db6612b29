package io.platformtenant.operator.cli.access;

/** How access is printed. */
enum AccessFormat {
  table,
  json,
  csv
}
