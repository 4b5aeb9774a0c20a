package org.sinter.samples.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sinter.processor.diagnostic.Origin;
import org.sinter.processor.ir.Evaluation;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Mode;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Op;
import org.sinter.processor.ir.Parameter;
import org.sinter.processor.ir.Value;
import org.sinter.processor.pass.DeadCode;
import org.sinter.processor.pass.Decompose;
import org.sinter.processor.pass.IndexBounds;
import org.sinter.processor.pass.PassManager;
import org.sinter.processor.reference.Reference;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.ElementType;
import org.sinter.processor.type.Maps;
import org.sinter.processor.type.TensorType;
import org.sinter.runtime.support.CounterHash;

/** What an operator makes of a few examples, by the reference: how large numbers become. */
final class Probe {
  private static final Map<String, Integer> SYMBOLS = Map.of("N", 3);

  private Probe() {}

  /** An operand with its numbers. */
  record Operand(TensorType type, DenseTensor tensor) {}

  static DenseTensor of(Op op, List<Operand> operands, Dice dice) {
    Map<String, DenseTensor> sources = new HashMap<>();
    for (Operand operand : operands) {
      sources.put("x" + sources.size(), operand.tensor());
    }
    Graph graph = primitives(op, operands.stream().map(Operand::type).toList());
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Parameter p) {
        sources.put(p.parameter(), drawn(p.type(), Data.weights(p.parameter(), shape(p)), dice));
      }
    }
    Evaluation evaluation = new Evaluation(SYMBOLS, sources, CounterHash::uniform);
    return Maps.at(Reference.outputs(graph, evaluation), "y");
  }

  /** Below which numbers operands {@code x0, x1, ...} must lie because they are looked up by. */
  static Map<String, Integer> bounds(Op op, List<TensorType> operands) {
    return IndexBounds.of(primitives(op, operands));
  }

  private static Graph primitives(Op op, List<TensorType> operands) {
    GraphBuilder g = new GraphBuilder();
    List<Value> values = new ArrayList<>();
    for (TensorType operand : operands) {
      String name = "x" + values.size();
      // Whatever they are, operands that are looked up by must look like whole numbers.
      Input input = new Input(name, ElementType.INT32, operand, 1, 0, 0);
      values.add(g.at(name, Origin.NONE).add(input, List.of()));
    }
    Value y = g.at("y", Origin.NONE).add(op, values);
    Graph declared = g.build(List.of(new Graph.Output("y", y)));
    return PassManager.of(new Decompose(Mode.TRAINING), new DeadCode()).run(declared);
  }

  private static List<Integer> shape(Parameter parameter) {
    return parameter.type().shape().dims().stream().map(dim -> dim.literal()).toList();
  }

  /** What a source is whose array holds these numbers. */
  static DenseTensor of(Op source, String name, DenseTensor stored) {
    Evaluation evaluation = new Evaluation(SYMBOLS, Map.of(name, stored), CounterHash::uniform);
    return source.evaluate(List.of(), source.infer(List.of()), evaluation);
  }

  /** Random numbers for a source. */
  static DenseTensor drawn(TensorType type, Values values, Dice dice) {
    DenseTensor tensor = DenseTensor.zeros(type.shape().evaluate(SYMBOLS));
    for (int i = 0; i < tensor.values().length; i++) {
      tensor.values()[i] = values.draw(dice);
    }
    return tensor;
  }
}
