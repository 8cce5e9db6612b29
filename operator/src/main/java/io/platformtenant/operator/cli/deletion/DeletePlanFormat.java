package io.platformtenant.operator.cli.deletion;

/** How the plan of a deletion is printed. */
enum DeletePlanFormat {
  table,
  json,
  yaml
}
