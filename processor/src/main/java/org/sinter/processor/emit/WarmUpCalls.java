package org.sinter.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.sinter.processor.ir.Placement;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Buffer.Space;
import org.sinter.processor.loop.Kernel;
import org.sinter.processor.loop.Scratch;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Maps;

/**
 * Writes short calls of all methods that hold vectors, for the runtime to make on scratch memory
 * until the JIT's top tier has compiled them. Each has its operands one behind the other.
 */
final class WarmUpCalls {
  /**
   * Examples for a kernel without tiles, at most: loops over one number an example go several times
   * round.
   */
  private static final int MOST = 40;

  /** At least: a loop that never goes round is compiled as if it never would. */
  private static final int FEWEST = 2;

  /**
   * So few examples that the loops of a call go about as often round. The JIT counts both calls and
   * rounds: where calls are short it compiles the method, else a loop in it as well.
   */
  private static final int ROUNDS = 64;

  private static final int LINE = 16;

  /**
   * Elements for a function: the JIT builds the methods that it is made of into it if they are
   * called a quarter as often as it is, calls that only count included.
   */
  private static final int MANY = 1_024;

  private static final String TRANSPOSITION = "transposition";

  /** Begins the methods that hold vectors. */
  static final CodeBlock ONLY_COUNTED =
      CodeBlock.builder().addStatement("if ($L < 0) return", Signature.SCRATCH).build();

  /**
   * Where a kernel is called.
   *
   * @param entry one of those that call it
   * @param call its operands there
   */
  record Use(Program.Entry entry, SharedKernels.Call call) {}

  private final List<CodeBlock> calls = new ArrayList<>();
  private final Map<String, Set<Integer>> routines = new TreeMap<>();
  private boolean constants;

  /**
   * Those of a kernel that has been written.
   *
   * @param users the numbers of the entry points that call it
   */
  void add(Use use, Set<Integer> users, Signature signature, Kernel kernel, VectorKernel written) {
    Map<String, Placement> placements = new HashMap<>();
    for (Placement placement : use.entry().schedule().placements().values()) {
      placements.put(placement.buffer().name(), placement);
    }
    int examples = written.tiles().isEmpty() ? examples(kernel) : TileTable.BATCH_HEIGHT;
    Map<String, String> offsets = new HashMap<>();
    int end = Scratch.START + use.entry().schedule().scratch();
    for (String name : signature.buffers()) {
      Buffer buffer = Maps.at(use.call().operands(), name);
      if (buffer.space() == Space.WORKSPACE) {
        offsets.put(name, Integer.toString(end));
        end = Math.addExact(end, size(Maps.at(placements, buffer.name()), examples));
      } else {
        offsets.put(name, Integer.toString(buffer.offset()));
      }
    }
    Signature.Call call =
        new Signature.Call(
            Signature.SCRATCH, offsets::get, Integer.toString(examples), Integer::toString);
    String all = signature.arguments(call, split -> "0, " + count(split.extent(), examples));
    constants |= signature.spaces().contains(Space.CONSTANTS);
    int length = end;
    written
        .calls(signature.shared(call), all)
        .forEach((method, code) -> add(method, users, length, CodeBlock.of("$L", code)));
    if (written.transposes()) {
      share(TRANSPOSITION, users);
    }
    signature.functions().forEach(function -> share(function, users));
  }

  private void share(String routine, Set<Integer> users) {
    routines.computeIfAbsent(routine, _ -> new TreeSet<>()).addAll(users);
  }

  private void add(String method, Set<Integer> users, int end, CodeBlock call) {
    calls.add(
        CodeBlock.of(
            "new $T($S, $T.of($L), $L, (w, p, g, $L, n) -> { for (int i = 0; i < n; i++) $L })",
            Types.WARM_UP_CALL,
            method,
            List.class,
            list(users),
            end,
            Signature.SCRATCH,
            call));
  }

  /** Of a method that the runtime has for all networks. */
  private void shared(String routine, Set<Integer> users) {
    int side = Transposed.SIDE;
    int to = side * side;
    CodeBlock call =
        switch (routine) {
          case TRANSPOSITION ->
              CodeBlock.of(
                  "$T.run(VL, $L, $L, w, $L, $L, w, $L + $L, $L);",
                  Types.TRANSPOSITION,
                  side,
                  side,
                  Signature.SCRATCH,
                  side,
                  Signature.SCRATCH,
                  to,
                  side);
          case VectorExpressions.UNIFORM ->
              CodeBlock.of(
                  "$T.$L(0, 0, w, $L, $L);", Types.VECTOR_MATH, routine, Signature.SCRATCH, MANY);
          default ->
              CodeBlock.of(
                  "$T.$L(w, $L, $L);", Types.VECTOR_MATH, routine, Signature.SCRATCH, MANY);
        };
    add(routine, users, Scratch.START + Math.max(2 * to, MANY), call);
  }

  private static String list(Set<Integer> users) {
    return users.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static int count(Dim extent, int examples) {
    return extent.literal() * (extent.isLiteral() ? 1 : examples);
  }

  private static int examples(Kernel kernel) {
    int examples = MOST;
    while (examples > FEWEST && rounds(kernel.body(), examples) > ROUNDS) {
      examples--;
    }
    return examples;
  }

  /** How often the loops go round, all together. */
  private static long rounds(List<Stmt> statements, int examples) {
    long rounds = 0;
    for (Stmt statement : statements) {
      rounds +=
          switch (statement) {
            case Stmt.For(_, var extent, var body) ->
                times(extent, examples) * (1 + rounds(body, examples));
            case Stmt.Lanes(_, var extent, var body, var vector) ->
                Math.ceilDiv(times(extent, examples), vector ? LINE : 1)
                    * (1 + rounds(body, examples));
            case Stmt.Let _,
                Stmt.Pick _,
                Stmt.Assign _,
                Stmt.Accumulator _,
                Stmt.Store _,
                Stmt.AddLanes _,
                Stmt.ClearLanes _,
                Stmt.FoldLanes _,
                Stmt.Tiled _ ->
                0;
          };
    }
    return rounds;
  }

  private static long times(Dim extent, int examples) {
    return extent.isLiteral() ? extent.literal() : (long) extent.literal() * examples;
  }

  private static int size(Placement placement, int examples) {
    int footprint = placement.footprint();
    int size = placement.shape().isBatched() ? Math.multiplyExact(footprint, examples) : footprint;
    return Math.multiplyExact(Math.ceilDiv(size, LINE), LINE);
  }

  /** In the class that holds the methods. */
  MethodSpec method() {
    routines.forEach(this::shared);
    TypeName list = ParameterizedTypeName.get(ClassName.get(List.class), Types.WARM_UP_CALL);
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("calls")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(list);
    method.addCode("// Short, on scratch memory, until the JIT has compiled what holds vectors.\n");
    method.addStatement("$1L $2L = this", KernelEmitter.SCALAR, VectorKernel.SELF);
    if (constants) {
      method.addStatement("float[] $L = CONSTANTS", Space.CONSTANTS.array());
    }
    return method
        .addStatement("return $T.of(\n$L)", List.class, CodeBlock.join(calls, ",\n"))
        .build();
  }
}
