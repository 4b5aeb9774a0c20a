package org.sinter.processor.testing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sinter.processor.emit.Program;
import org.sinter.processor.ir.Evaluation;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Placement;
import org.sinter.processor.ir.Schedule;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.Layout;
import org.sinter.processor.type.Maps;
import org.sinter.processor.type.Shape;

/**
 * Runs a compiled entry point's kernels on arrays that hold no number where nothing was written.
 */
public final class ProgramRunner implements LoopRunner.Memory {
  private final Schedule schedule;
  private final Evaluation evaluation;
  private final int batch;
  private final Map<Buffer.Space, double[]> arrays = new HashMap<>();
  private final Map<String, Buffer> workspace = new HashMap<>();

  private ProgramRunner(Program program, Schedule schedule, Evaluation evaluation) {
    this.schedule = schedule;
    this.evaluation = evaluation;
    this.batch = evaluation.symbols().getOrDefault("N", 0);
    int words = schedule.constant() + schedule.perExample() * batch;
    arrays.put(Buffer.Space.WORKSPACE, nothing(words));
    arrays.put(Buffer.Space.SCRATCH, nothing(schedule.scratch()));
    arrays.put(Buffer.Space.PARAMETERS, nothing(program.parameterLength()));
    arrays.put(Buffer.Space.GRADIENTS, nothing(program.parameterLength()));
    arrays.put(Buffer.Space.CONSTANTS, nothing(program.constantLength()));
    for (Placement placement : schedule.placements().values()) {
      if (placement.buffer().space() == Buffer.Space.WORKSPACE) {
        workspace.put(placement.buffer().name(), placement.buffer());
      }
    }
  }

  private static double[] nothing(int length) {
    double[] array = new double[length];
    Arrays.fill(array, Double.NaN);
    return array;
  }

  /** The entry point's outputs by name. */
  public static Map<String, DenseTensor> outputs(
      Program program, Program.Entry entry, Evaluation evaluation) {
    ProgramRunner runner = new ProgramRunner(program, entry.schedule(), evaluation);
    program.constants().forEach(c -> runner.write(c.placement(), values(c.constant().values())));
    program
        .parameters()
        .forEach(
            slice ->
                runner.write(
                    slice.placement(), evaluation.source(slice.parameter().parameter()).values()));
    program.parameters().stream()
        .filter(Program.Slice::byRows)
        .forEach(slice -> runner.clearGradient(slice.placement()));
    Graph graph = entry.schedule().plan().graph();
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Input input) {
        DenseTensor fed = input.evaluate(List.of(), input.type(), evaluation);
        runner.write(entry.schedule().placement(node.result()), fed.values());
      }
    }
    entry.kernels().forEach(kernel -> new LoopRunner(runner, evaluation).run(kernel.body()));
    Map<String, DenseTensor> outputs = new LinkedHashMap<>();
    graph
        .outputs()
        .forEach(o -> outputs.put(o.name(), runner.read(entry.schedule().placement(o.value()))));
    return outputs;
  }

  /** What an entry point does before its kernels run. */
  private void clearGradient(Placement slice) {
    int from = slice.buffer().offset();
    double[] gradients = Maps.at(arrays, Buffer.Space.GRADIENTS);
    Arrays.fill(gradients, from, from + slice.layout().size(slice.shape()), 0);
  }

  private static double[] values(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Override
  public double[] array(Buffer buffer) {
    return Maps.at(arrays, buffer.space());
  }

  /** Kernels know workspace buffers by name only; scratch is where it says. */
  @Override
  public int start(Buffer buffer) {
    boolean symbolic = buffer.space() == Buffer.Space.WORKSPACE && buffer.offset() == 0;
    Buffer placed = symbolic ? Maps.at(workspace, buffer.name()) : buffer;
    return placed.offset() + placed.perExample() * batch;
  }

  private void write(Placement placement, double[] values) {
    int[] positions = positions(placement);
    for (int i = 0; i < positions.length; i++) {
      array(placement.buffer())[positions[i]] = values[i];
    }
  }

  private DenseTensor read(Placement placement) {
    DenseTensor result = DenseTensor.zeros(placement.shape().evaluate(evaluation.symbols()));
    int[] positions = positions(placement);
    Arrays.setAll(result.values(), i -> array(placement.buffer())[positions[i]]);
    return result;
  }

  /** Where each element lies, in row-major order. */
  private int[] positions(Placement placement) {
    int[] extents = placement.shape().evaluate(evaluation.symbols());
    int[] positions = new int[DenseTensor.size(extents)];
    int[] index = new int[extents.length];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = start(placement.buffer()) + position(placement, index);
      DenseTensor.next(index, extents);
    }
    return positions;
  }

  /** Written apart from {@link Placement#address}. */
  public static int position(Placement placement, int[] index) {
    Shape shape = placement.shape();
    Layout layout = placement.layout();
    if (!layout.isRowMajor()) {
      int position = index[0] / layout.panel();
      for (int axis : layout.order()) {
        position = position * shape.extent(axis) + index[axis];
      }
      return position * layout.panel() + index[0] % layout.panel();
    }
    int first = shape.isBatched() ? 1 : 0;
    int position = 0;
    for (int axis = first; axis < index.length; axis++) {
      position = position * shape.extent(axis) + index[axis];
    }
    return position + (shape.isBatched() ? index[0] * Placement.exampleStride(shape) : 0);
  }
}
