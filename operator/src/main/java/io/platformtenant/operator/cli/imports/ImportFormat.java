package io.platformtenant.operator.cli.imports;

enum ImportFormat {
  yaml,
  json
}
