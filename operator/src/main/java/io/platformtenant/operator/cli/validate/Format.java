package io.platformtenant.operator.cli.validate;

/** How findings are printed. */
enum Format {
  text,
  json,
  sarif,
  github
}
