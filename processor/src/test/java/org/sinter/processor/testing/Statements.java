package org.sinter.processor.testing;

import java.util.List;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Kernel;
import org.sinter.processor.loop.LoopPrinter;
import org.sinter.processor.loop.Stmt;

/** Short ways to write loops in tests, and to read them. */
public final class Statements {
  private Statements() {}

  /** A workspace buffer as kernels see it. */
  public static Buffer buffer(String name) {
    return new Buffer(name, Buffer.Space.WORKSPACE, 0, 0);
  }

  public static Expr load(String buffer, Index index) {
    return new Expr.Load(buffer(buffer), index);
  }

  public static Stmt store(String buffer, Index index, Expr value) {
    return new Stmt.Store(buffer(buffer), index, value, false);
  }

  public static Stmt let(String name, Expr value) {
    return new Stmt.Let(name, value);
  }

  public static Expr local(String name) {
    return new Expr.Local(name);
  }

  /** The statements as a dump shows them, one a line. */
  public static String text(List<Stmt> statements) {
    String kernel = LoopPrinter.print(List.of(new Kernel("k", "", statements)));
    return kernel.substring(kernel.indexOf('\n') + 1).stripTrailing().stripIndent() + "\n";
  }
}
