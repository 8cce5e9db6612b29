package io.platformtenant.operator.rules.bootstrap;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.stream.Stream;

/** The tree of an expression as it was written, its macros not yet unfolded. */
final class CelTree {
  private CelTree() {}

  static boolean isText(CelExpr argument) {
    return argument.getKind() == Kind.CONSTANT
        && switch (argument.constant().getKind()) {
          case STRING_VALUE -> true;
          default -> false;
        };
  }

  static boolean isNumber(CelExpr part) {
    return part.getKind() == Kind.CONSTANT
        && switch (part.constant().getKind()) {
          case INT64_VALUE, UINT64_VALUE, DOUBLE_VALUE -> true;
          default -> false;
        };
  }

  static Stream<String> identifiers(CelExpr expression) {
    return everything(expression).filter(e -> e.getKind() == Kind.IDENT).map(e -> e.ident().name());
  }

  static Stream<CelExpr> everything(CelExpr expression) {
    return Stream.concat(Stream.of(expression), children(expression).flatMap(CelTree::everything));
  }

  static Stream<CelExpr> children(CelExpr expression) {
    return switch (expression.getKind()) {
      case CALL -> parts(expression.call());
      case LIST -> expression.list().elements().stream();
      case MAP -> expression.map().entries().stream().flatMap(e -> Stream.of(e.key(), e.value()));
      case SELECT -> Stream.of(expression.select().operand());
      case STRUCT, CONSTANT, IDENT, COMPREHENSION, NOT_SET -> Stream.empty();
    };
  }

  static Stream<CelExpr> parts(CelCall call) {
    return Stream.concat(call.target().stream(), call.args().stream());
  }
}
