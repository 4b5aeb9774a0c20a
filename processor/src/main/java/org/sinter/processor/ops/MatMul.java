package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Affine;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Contraction;
import org.sinter.processor.ir.Einsum;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Reshape;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Slot;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * The matrix product over the last two axes: {@code [..., m, k] x [..., k, n] -> [..., m, n]}.
 * Leading axes are aligned as NumPy does: equal, or absent or of extent 1 in one operand. An
 * operand that has one axis in all, or one per example, is a row on the left and a column on the
 * right, and the axis added for it vanishes.
 */
public record MatMul() implements Composite {

  @Override
  public String name() {
    return "mat_mul";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    return operands.getFirst().withShape(plan(operands).result());
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    List<TensorType> types = operands.stream().map(Value::type).toList();
    Contraction.Spec spec = plan(types);
    Shape leading = leading(types);
    return e.add(
        new Einsum(name(), spec),
        dense(e, operands.get(0), leading),
        dense(e, operands.get(1), leading));
  }

  private Shape leading(List<TensorType> operands) {
    Shape a = operands.get(0).shape();
    Shape b = operands.get(1).shape();
    return Broadcasting.shape(name(), leading(a, matrixAxes(a)), leading(b, matrixAxes(b)));
  }

  /** Without the leading axes of extent 1 where the other operand has more: they are absent. */
  private Value dense(Expansion e, Value x, Shape leading) {
    Shape shape = x.shape();
    Shape own = leading(shape, matrixAxes(shape));
    List<Integer> single =
        IntStream.range(0, own.rank()).filter(i -> isSingle(own, i, leading)).boxed().toList();
    return single.isEmpty() ? x : e.add(new Reshape(shape.without(single)), x);
  }

  private static boolean isSingle(Shape x, int axis, Shape leading) {
    return !x.dim(axis).equals(leading.dim(target(x, axis, leading)))
        && x.dim(axis).equals(Dim.of(1));
  }

  /** The leading axis of the result that an operand's is: the batch is apart. */
  private static int target(Shape x, int axis, Shape leading) {
    return axis == 0 && x.isBatched() ? 0 : axis + leading.rank() - x.rank();
  }

  /** Axes of the contraction: the leading ones, m, n, k. */
  private Contraction.Spec plan(List<TensorType> operands) {
    Shape a = operands.get(0).shape();
    Shape b = operands.get(1).shape();
    int matrixA = matrixAxes(a);
    int matrixB = matrixAxes(b);
    Shape leading = leading(operands);
    List<Dim> extents = new ArrayList<>(leading.dims());
    Dim k = a.dim(a.rank() - 1);
    Dim other = b.dim(b.rank() - matrixB);
    if (!k.equals(other)) {
      throw Message.CONTRACTION_EXTENT.with(name(), k, other);
    }
    int next = leading.rank();
    List<Affine> mapA = new ArrayList<>(map(leading(a, matrixA), leading));
    List<Affine> mapB = new ArrayList<>(map(leading(b, matrixB), leading));
    if (matrixA == 2) {
      extents.add(a.dim(a.rank() - 2));
      mapA.add(Affine.axis(next++));
    }
    if (matrixB == 2) {
      extents.add(b.dim(b.rank() - 1));
      mapB.add(Affine.axis(next++));
    }
    extents.add(k);
    mapA.add(Affine.axis(next));
    mapB.add(matrixB == 2 ? mapB.size() - 1 : mapB.size(), Affine.axis(next));
    return new Contraction.Spec(extents, next, mapA, mapB);
  }

  /** How many axes of x are the matrix: 2, or 1 for a vector. */
  private int matrixAxes(Shape x) {
    if (x.example().rank() == 0) {
      throw Message.RANK.with(name(), "matrices or vectors", x);
    }
    return Math.min(x.example().rank(), 2);
  }

  private static Shape leading(Shape x, int matrixAxes) {
    return new Shape(x.dims().subList(0, x.rank() - matrixAxes));
  }

  /** The index of each leading axis of an operand; one of extent 1 may be absent. */
  private static List<Affine> map(Shape x, Shape leading) {
    return IntStream.range(0, x.rank())
        .filter(i -> !isSingle(x, i, leading))
        .mapToObj(i -> Affine.axis(target(x, i, leading)))
        .toList();
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "mat_mul";
    }

    @Override
    public List<Slot> slots() {
      return Broadcasting.SLOTS;
    }

    @Override
    public List<String> onnx() {
      return List.of("MatMul");
    }

    @Override
    public MatMul create(Attributes attributes) {
      return new MatMul();
    }

    @Override
    public List<Sample> samples() {
      return List.of(
          Sample.of(-1, 1, Shape.batchOf(3, 4), Shape.batchOf(4, 5)),
          Sample.of(-1, 1, Shape.batchOf(3, 4), Shape.of(4, 2)),
          Sample.of(-1, 1, Shape.of(3, 4), Shape.batchOf(4, 2)),
          Sample.of(-1, 1, Shape.batchOf(4), Shape.of(4, 2)),
          Sample.of(-1, 1, Shape.of(3, 4), Shape.batchOf(4)),
          Sample.of(-1, 1, Shape.batchOf(4), Shape.batchOf(4)),
          Sample.of(-1, 1, Shape.batchOf(5, 3, 4), Shape.of(5, 4, 2)),
          Sample.of(-1, 1, Shape.batchOf(2, 1, 3, 4), Shape.of(5, 4, 2)),
          Sample.of(-1, 1, Shape.of(1, 3, 4), Shape.batchOf(5, 4, 2)),
          Sample.of(-1, 1, Shape.of(5), Shape.of(5)),
          Sample.of(-1, 1, Shape.of(2, 3), Shape.of(3, 2)));
    }
  }
}
