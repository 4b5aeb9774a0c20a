package org.sinter.processor.lower;

import java.util.ArrayList;
import java.util.List;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Opaque;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.type.Shape;

/** An operator's own loops, with its tensors' addresses filled in. */
final class OpaqueLowering {
  private OpaqueLowering() {}

  static List<Stmt> lower(Node node, Reader reader) {
    List<Opaque.Access> operands = new ArrayList<>();
    for (Value value : node.operands()) {
      operands.add(new Access(value, reader));
    }
    return ((Opaque) node.op()).lower(operands, new Access(node.result(), reader));
  }

  private record Access(Value value, Reader reader) implements Opaque.Access {
    @Override
    public Expr load(List<Index> index) {
      return reader.load(value, index);
    }

    @Override
    public Stmt store(List<Index> index, Expr element) {
      return reader.store(value, index, element);
    }

    @Override
    public Shape shape() {
      return value.shape();
    }

    @Override
    public boolean isInPlace() {
      return reader.isPart(value);
    }
  }
}
