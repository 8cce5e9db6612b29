package io.platformtenant.operator.schema;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** One CEL expression of a CRD, compiled once. */
final class CelRule {
  private static final Pattern OLDER = Pattern.compile("\\boldSelf\\b");
  private static final Map<String, CelRule> COMPILED = new ConcurrentHashMap<>();

  private final boolean comparesWithOlder;
  private final CelRuntime.Program program;

  private CelRule(boolean comparesWithOlder, CelRuntime.Program program) {
    this.comparesWithOlder = comparesWithOlder;
    this.program = program;
  }

  /**
   * @throws IllegalStateException when the expression needs what this library does not have; a test
   *     compiles all that our CRDs have
   */
  static CelRule of(String expression) {
    return COMPILED.computeIfAbsent(expression, CelRule::compile);
  }

  private static CelRule compile(String expression) {
    try {
      CelAbstractSyntaxTree tree = Library.COMPILER.compile(expression).getAst();
      return new CelRule(OLDER.matcher(expression).find(), Library.RUNTIME.createProgram(tree));
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalStateException("compiling " + expression, e);
    }
  }

  boolean comparesWithOlder() {
    return comparesWithOlder;
  }

  /** What the API server would say about a value, if anything. */
  Optional<String> problemWith(Object self, String message, String messageExpression) {
    try {
      if (Boolean.TRUE.equals(program.eval(Map.of("self", self)))) {
        return Optional.empty();
      }
      return Optional.of(
          messageExpression.isEmpty()
              ? message
              : String.valueOf(of(messageExpression).program.eval(Map.of("self", self))));
    } catch (CelEvaluationException e) {
      return Optional.of(message.isEmpty() ? e.getMessage() : message);
    }
  }

  /** Made when the first rule is met: it costs a quarter of a second. */
  private static final class Library {
    private static final String SUM = "list_sum";

    static final CelCompiler COMPILER =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("self", SimpleType.DYN)
            .addVar("oldSelf", SimpleType.DYN)
            .addLibraries(CelExtensions.strings(), CelExtensions.lists())
            .addFunctionDeclarations(
                CelFunctionDecl.newFunctionDeclaration(
                    "sum",
                    CelOverloadDecl.newMemberOverload(
                        SUM, SimpleType.INT, ListType.create(SimpleType.INT))))
            .build();
    static final CelRuntime RUNTIME =
        CelRuntimeFactory.plannerRuntimeBuilder()
            .addLibraries(CelExtensions.strings(), CelExtensions.lists())
            .addFunctionBindings(CelFunctionBinding.from(SUM, List.class, Library::sum))
            .build();

    /** The API server has it from a library of its own. */
    private static long sum(List<?> numbers) {
      return numbers.stream().mapToLong(number -> ((Number) number).longValue()).sum();
    }
  }
}
