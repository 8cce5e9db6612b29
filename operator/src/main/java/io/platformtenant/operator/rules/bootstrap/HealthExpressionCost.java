package io.platformtenant.operator.rules.bootstrap;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import io.platformtenant.api.v1alpha1.HealthCheckExpr;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule.Breach;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a health expression may cost. Flux evaluates it without a limit of memory or steps, and
 * looks at the deadline of the check only between the rounds of a loop (fluxcd/pkg,
 * runtime/cel/expression.go): a text that grows tenfold in each call, or loops within loops, take
 * the controller that all tenants share. So what is called is listed, and what a loop makes can not
 * be larger than what it was given.
 */
final class HealthExpressionCost {
  private static final Set<String> OPERATORS =
      Set.of(
          "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_", "_&&_", "_||_", "!_", "-_", "_-_", "_*_",
          "_/_", "_%_", "_?_:_", "_[_]", "_[?_]", "_?._", "@in");

  private static final Set<String> LOOPS =
      Set.of("all", "exists", "exists_one", "existsOne", "filter", "map", "optMap", "optFlatMap");

  /** Loops whose result is what their body makes. */
  private static final Set<String> MAKING = Set.of("map", "optMap", "optFlatMap");

  /** None of them gives back more than it was given. */
  private static final Set<String> FUNCTIONS =
      Set.of(
          "bool",
          "contains",
          "double",
          "duration",
          "dyn",
          "endsWith",
          "has",
          "hasValue",
          "int",
          "lowerAscii",
          "matches",
          "none",
          "of",
          "ofNonZeroValue",
          "or",
          "orValue",
          "size",
          "startsWith",
          "string",
          "timestamp",
          "type",
          "uint",
          "upperAscii",
          "value");

  /** What is told as callable: what people write. */
  private static final String CALLED =
      "all, contains, endsWith, exists, filter, has, lowerAscii, map, matches, orValue, size, startsWith";

  private static final String PLUS = "_+_";
  private static final int MOST_SUMS = 16;

  /** Each repetition multiplies what the automaton holds, and a group may hold repetitions. */
  private static final Pattern COSTLY_REPETITION = Pattern.compile("\\)\\{|\\{[0-9]{3}|,[0-9]{3}");

  /** What the schema refuses as well, wherever it stands in the text. */
  private static final Pattern GROWS = Pattern.compile(HealthCheckExpr.GROWING);

  private static final CelParser PARSER =
      CelParserFactory.standardCelParserBuilder()
          .setOptions(CelOptions.current().enableOptionalSyntax(true).build())
          .build();

  private static final RecentVerdicts VERDICTS = new RecentVerdicts(512);

  private HealthExpressionCost() {}

  static Stream<Breach> in(At<Stage> stage) {
    return stage
        .items("healthCheckExprs", Stage::healthCheckExprs)
        .flatMap(HealthExpressions::texts)
        .flatMap(text -> text.is(VERDICTS.of(text.value(), HealthExpressionCost::problemIn)));
  }

  /** What is no CEL is told by another rule. */
  static Optional<String> problemIn(String text) {
    if (GROWS.matcher(text).find()) {
      return Optional.of("calls what makes texts longer; it may call " + CALLED);
    }
    try {
      CelExpr expression = PARSER.parse(text).getAst().getExpr();
      return Stream.concat(sums(expression), problems(expression, false)).findFirst();
    } catch (CelValidationException e) {
      return Optional.empty();
    }
  }

  private static Stream<String> sums(CelExpr expression) {
    long sums =
        CelTree.everything(expression)
            .filter(e -> e.getKind() == Kind.CALL && e.call().function().equals(PLUS))
            .count();
    return sums > MOST_SUMS
        ? Stream.of("adds " + sums + " times; at most " + MOST_SUMS)
        : Stream.empty();
  }

  private static Stream<String> problems(CelExpr expression, boolean inLoop) {
    return switch (expression.getKind()) {
      case CALL -> call(expression.call(), inLoop);
      case LIST, MAP -> collection(expression, inLoop);
      case SELECT -> problems(expression.select().operand(), inLoop);
      case STRUCT -> Stream.of("makes an object");
      case CONSTANT, IDENT, COMPREHENSION, NOT_SET -> Stream.empty();
    };
  }

  private static Stream<String> collection(CelExpr expression, boolean inLoop) {
    return inLoop && CelTree.identifiers(expression).findAny().isPresent()
        ? Stream.of("makes a list or map in a loop")
        : CelTree.children(expression).flatMap(child -> problems(child, inLoop));
  }

  private static Stream<String> call(CelCall call, boolean inLoop) {
    if (isLoop(call)) {
      return loop(call, inLoop);
    }
    return Stream.concat(
        function(call, inLoop), CelTree.parts(call).flatMap(part -> problems(part, inLoop)));
  }

  private static boolean isLoop(CelCall call) {
    return call.target().isPresent() && LOOPS.contains(call.function());
  }

  private static Stream<String> loop(CelCall loop, boolean inLoop) {
    if (inLoop) {
      return Stream.of("has a loop in a loop: " + loop.function());
    }
    return Stream.of(
            loop.target().stream().flatMap(target -> problems(target, false)),
            loop.args().stream().skip(1).flatMap(body -> problems(body, true)),
            made(loop))
        .flatMap(problems -> problems);
  }

  /** Picking from the item makes nothing that is not there; another name in it could be large. */
  private static Stream<String> made(CelCall loop) {
    if (!MAKING.contains(loop.function())) {
      return Stream.empty();
    }
    String item = loop.args().getFirst().identOrDefault().name();
    return loop.args().stream()
        .skip(1)
        .flatMap(CelTree::identifiers)
        .filter(name -> !name.equals(item))
        .limit(1)
        .map(name -> loop.function() + " may pick from " + item + " alone, and uses " + name);
  }

  private static Stream<String> function(CelCall call, boolean inLoop) {
    String name = call.function();
    if (name.equals(PLUS)) {
      return inLoop && CelTree.parts(call).noneMatch(CelTree::isNumber)
          ? Stream.of("joins texts or lists in a loop")
          : Stream.empty();
    }
    if (name.equals("matches")) {
      return call.args().stream().flatMap(HealthExpressionCost::expression);
    }
    boolean ofTwoLists = name.equals("contains") && call.args().size() > 1;
    return OPERATORS.contains(name) || (FUNCTIONS.contains(name) && !ofTwoLists)
        ? Stream.empty()
        : Stream.of("calls " + name + "; it may call " + CALLED);
  }

  private static Stream<String> expression(CelExpr argument) {
    if (!CelTree.isText(argument)) {
      return Stream.of("matches what is not written out");
    }
    return COSTLY_REPETITION.matcher(argument.constant().stringValue()).find()
        ? Stream.of("repeats a group, or more than 99 times, in what it matches")
        : Stream.empty();
  }
}
