package org.sinter.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Buffer.Space;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Exprs;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Kernel;
import org.sinter.processor.loop.Scratch;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.loop.Tile;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.ElementType;

/**
 * What a kernel's method is given: the flat arrays it touches, where the scratch of its thread
 * begins, where its operands begin that have no place of their own, the number of examples, the
 * keys of its random sources, and which iterations of the loop that is split between threads.
 */
final class Signature {

  /** The number of examples. */
  static final String BATCH = "n";

  /** Where the thread's scratch begins. */
  static final String SCRATCH = "s";

  /** The first iteration of the loop that is split. */
  static final String FROM = "from";

  /** The iteration after the last one of the loop that is split. */
  static final String TO = "to";

  /** What methods call their own parameters and locals. */
  private static final String TAKEN =
      "w p g c b i j q column m S VL rest edge r rows panels vectors stack"
          + " rowsAtEdge panelsAtEdge vectorsAtEdge stackAtEdge "
          + String.join(" ", SCRATCH, BATCH, FROM, TO);

  private final Set<Space> spaces = EnumSet.noneOf(Space.class);
  private final Set<String> buffers = new LinkedHashSet<>();
  private final Set<Integer> keys = new LinkedHashSet<>();
  private final Set<String> functions = new LinkedHashSet<>();
  private final NameAllocator names = Names.without(TAKEN.split(" "));
  private final Optional<Split> split;
  private final boolean hasVectors;
  private boolean scratch;
  private boolean batch;

  private Signature(Optional<Split> split, boolean hasVectors) {
    this.split = split;
    this.hasVectors = hasVectors;
  }

  /**
   * @param hasVectors true of a kernel that has a twin with vectors
   */
  static Signature of(Kernel kernel, Optional<Split> split, boolean hasVectors) {
    Signature signature = new Signature(split, hasVectors);
    signature.scan(kernel.body());
    for (String buffer : signature.buffers) {
      signature.names.newName(buffer + "At", tag(buffer));
    }
    return signature;
  }

  private static String tag(String buffer) {
    return "buffer " + buffer;
  }

  private void scan(List<Stmt> statements) {
    for (Stmt statement : statements) {
      scan(statement);
    }
  }

  private void scan(Stmt statement) {
    switch (statement) {
      case Stmt.For(var var, var extent, var body) -> {
        scan(var, extent);
        scan(body);
      }
      case Stmt.Lanes(var var, var extent, var body, var vector) -> {
        scratch |= vector && hasVectors; // what holds vectors is told by it to return at once
        scan(var, extent);
        scan(body);
      }
      case Stmt.Let(_, var value) -> scan(value);
      case Stmt.Pick(_, var value) -> scan(value);
      case Stmt.Assign(_, var value) -> scan(value);
      case Stmt.Store(var buffer, _, var value, _) -> {
        scan(value);
        scan(buffer);
      }
      case Stmt.AddLanes(_, var scratch, var value) -> {
        scan(scratch);
        scan(value);
      }
      case Stmt.ClearLanes(_, var scratch) -> scan(scratch);
      case Stmt.FoldLanes(_, _, var scratch) -> scan(scratch);
      case Stmt.Tiled(var tile) -> scan(tile);
      case Stmt.Accumulator _ -> {}
    }
  }

  private void scan(Tile tile) {
    scan(Scratch.VECTOR); // the plain twin keeps its sums in scratch
    scan(tile.a());
    scan(tile.b());
    for (Tile.Loop loop : tile.outer()) {
      scan(loop.var(), loop.extent());
    }
    scan(tile.rows().var(), tile.rows().extent());
    for (Tile.Loop loop : tile.sums()) {
      scan(loop.var(), loop.extent());
    }
    scan(tile.fill());
    scan(tile.epilogue());
  }

  private void scan(String var, Dim extent) {
    batch |= !extent.isLiteral() && !isSplit(var);
  }

  private void scan(Buffer buffer) {
    if (buffer.space() == Space.SCRATCH) {
      scratch = true;
      spaces.add(Space.WORKSPACE);
      return;
    }
    spaces.add(buffer.space());
    if (buffer.offset() == 0) {
      buffers.add(buffer.name());
    }
  }

  private void scan(Expr e) {
    switch (e) {
      case Expr.Load(var buffer, _) -> scan(buffer);
      case Expr.Uniform(var node, _) -> {
        keys.add(node);
        call(VectorExpressions.UNIFORM);
      }
      case Expr.Unary(var op, _) when op.isTranscendental() -> call(ScalarExpressions.function(op));
      case Expr.Position(Index index) -> batch |= index.stride(BATCH) != 0;
      case Expr.Arg _,
          Expr.Const _,
          Expr.Local _,
          Expr.Unary _,
          Expr.Binary _,
          Expr.Fma _,
          Expr.Select _ -> {}
    }
    for (Expr child : Exprs.children(e)) {
      scan(child);
    }
  }

  private void call(String function) {
    functions.add(function);
    scan(Scratch.VECTOR);
  }

  /** The names of the runtime's functions that are called. */
  Set<String> functions() {
    return functions;
  }

  /** The loop that threads share, if any. */
  Optional<Split> split() {
    return split;
  }

  /** True of the loop whose iterations are shared among threads. */
  boolean isSplit(String var) {
    return split.filter(s -> s.var().equals(var)).isPresent();
  }

  /** The Java name of an operand's offset. */
  String offset(Buffer buffer) {
    return names.get(tag(buffer.name()));
  }

  /** The Java name of a random source's key. */
  static String key(int node) {
    return "key_" + Integer.toHexString(node);
  }

  boolean needsScratch() {
    return scratch;
  }

  Set<Integer> keys() {
    return keys;
  }

  Set<Space> spaces() {
    return spaces;
  }

  /** The names of the operands whose places are given, in the order of the parameters. */
  Set<String> buffers() {
    return buffers;
  }

  /** A name for a local, unused so far. */
  String fresh(String wanted) {
    return Names.fresh(names, wanted);
  }

  /** The parameters of the kernel's method. */
  void declare(MethodSpec.Builder method, ElementType element) {
    declareShared(method, element);
    if (split.isPresent()) {
      method.addParameter(TypeName.INT, FROM).addParameter(TypeName.INT, TO);
    }
  }

  /** The parameters that methods have which a kernel calls for each of its iterations. */
  void declareShared(MethodSpec.Builder method, ElementType element) {
    for (Space space : spaces) {
      method.addParameter(Types.array(element), space.array());
    }
    if (scratch) {
      method.addParameter(TypeName.INT, SCRATCH);
    }
    for (String buffer : buffers) {
      method.addParameter(TypeName.INT, names.get(tag(buffer)));
    }
    if (batch) {
      method.addParameter(TypeName.INT, BATCH);
    }
    for (int node : keys) {
      method.addParameter(TypeName.INT, key(node));
    }
  }

  /** The arguments by which a method of {@link #declareShared} is called from the kernel. */
  String forwarded() {
    return shared(within());
  }

  /** The arguments by which the plain twin is called. */
  String forwardedAll() {
    return arguments(within(), _ -> FROM + ", " + TO);
  }

  /**
   * What the parameters are where a kernel is called.
   *
   * @param scratch where the thread's scratch begins
   * @param offsets where each operand begins, by its name here
   * @param examples how many there are
   * @param sources the key for each of the random sources here
   */
  record Call(
      String scratch,
      UnaryOperator<String> offsets,
      String examples,
      IntFunction<String> sources) {}

  private Call within() {
    return new Call(SCRATCH, buffer -> names.get(tag(buffer)), BATCH, Signature::key);
  }

  /** The arguments of {@link #declareShared}. */
  String shared(Call call) {
    List<String> arguments = new ArrayList<>();
    for (Space space : spaces) {
      arguments.add(space.array());
    }
    if (scratch) {
      arguments.add(call.scratch());
    }
    for (String buffer : buffers) {
      arguments.add(call.offsets().apply(buffer));
    }
    if (batch) {
      arguments.add(call.examples());
    }
    for (int node : keys) {
      arguments.add(call.sources().apply(node));
    }
    return String.join(", ", arguments);
  }

  /**
   * The arguments of {@link #declare}.
   *
   * @param range the two that say which iterations
   */
  String arguments(Call call, Function<Split, String> range) {
    return shared(call) + split.map(s -> ", " + range.apply(s)).orElse("");
  }
}
