package org.sinter.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Buffer.Space;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Exprs;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Kernel;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.loop.Tile;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.ElementType;

/**
 * What a kernel's method is given: the flat arrays it touches, where its operands begin that have
 * no place of their own, the number of examples, and the keys of its random sources.
 */
final class Signature {

  /** The number of examples. */
  static final String BATCH = "n";

  private final Set<Space> spaces = EnumSet.noneOf(Space.class);
  private final Set<String> buffers = new LinkedHashSet<>();
  private final Set<Integer> keys = new LinkedHashSet<>();
  private final NameAllocator names =
      Names.without(
          "w", "p", "g", "c", BATCH, "b", "i", "j", "q", "m", "S", "VL", "rest", "edge", "r",
          "rows", "panels", "vectors");
  private boolean batch;

  private Signature() {}

  static Signature of(Kernel kernel) {
    Signature signature = new Signature();
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
      case Stmt.For(_, var extent, var body) -> {
        scan(extent);
        scan(body);
      }
      case Stmt.Lanes(_, var extent, var body, _) -> {
        scan(extent);
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
    spaces.add(Space.WORKSPACE);
    scan(tile.a());
    scan(tile.b());
    for (Tile.Loop loop : tile.outer()) {
      scan(loop.extent());
    }
    scan(tile.rows().extent());
    for (Tile.Loop loop : tile.sums()) {
      scan(loop.extent());
    }
    scan(tile.fill());
    scan(tile.epilogue());
  }

  private void scan(Dim extent) {
    batch |= !extent.isLiteral();
  }

  private void scan(Buffer buffer) {
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
        spaces.add(Space.WORKSPACE);
      }
      case Expr.Unary(var op, _) when op.isTranscendental() -> spaces.add(Space.WORKSPACE);
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

  /** The Java name of an operand's offset. */
  String offset(Buffer buffer) {
    return names.get(tag(buffer.name()));
  }

  /** The Java name of a random source's key. */
  static String key(int node) {
    return "key_" + Integer.toHexString(node);
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

  void declare(MethodSpec.Builder method, ElementType element) {
    for (Space space : spaces) {
      method.addParameter(Types.array(element), space.array());
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

  /** The arguments by which a method of the same signature is called from another. */
  String forwarded() {
    return arguments(buffer -> names.get(tag(buffer)), BATCH, Signature::key);
  }

  /**
   * The arguments by which an entry point calls the kernel.
   *
   * @param offsets where each operand begins, by its name here
   * @param examples how many there are
   * @param sources the key for each of the random sources here
   */
  String arguments(Function<String, String> offsets, String examples, IntFunction<String> sources) {
    List<String> arguments = new ArrayList<>();
    for (Space space : spaces) {
      arguments.add(space.array());
    }
    for (String buffer : buffers) {
      arguments.add(offsets.apply(buffer));
    }
    if (batch) {
      arguments.add(examples);
    }
    for (int node : keys) {
      arguments.add(sources.apply(node));
    }
    return String.join(", ", arguments);
  }
}
