package org.sinter.processor.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.sinter.processor.diagnostic.Origin;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Mode;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Parameter;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.pass.DeadCode;
import org.sinter.processor.pass.Decompose;
import org.sinter.processor.pass.PassManager;
import org.sinter.processor.reference.Reference;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.ElementType;
import org.sinter.processor.type.TensorType;

/**
 * An operator's sample as a graph of primitives: operands {@code x0, x1, ...} and the operator's
 * parameters as sources, the result as output {@code y}.
 *
 * @param wrt the sources that may be differentiated by
 */
public record SampleGraph(Graph graph, List<String> wrt, Map<String, DenseTensor> sources) {

  public static SampleGraph of(OpDefinition definition, Sample sample, Mode mode) {
    Random random = new Random(definition.name().hashCode());
    GraphBuilder g = new GraphBuilder();
    Map<String, DenseTensor> sources = new TreeMap<>();
    List<Value> operands = new ArrayList<>();
    List<String> wrt = new ArrayList<>();
    for (Sample.Operand operand : sample.operands()) {
      String name = "x" + operands.size();
      TensorType type = new TensorType(ElementType.FLOAT64, operand.shape());
      int classes = operand.integral() ? (int) operand.high() : 0;
      operands.add(
          g.at(name, Origin.NONE)
              .add(new Input(name, type.element(), type, 1, 0, classes), List.of()));
      sources.put(
          name,
          operand.integral()
              ? Numbers.integers(operand.shape(), operand.low(), operand.high(), random)
              : Numbers.uniform(operand.shape(), operand.low(), operand.high(), random));
      if (!operand.integral()) {
        wrt.add(name);
      }
    }
    Value y = g.at("y", Origin.NONE).add(definition.create(sample.attributes()), operands);
    Graph declared = g.build(List.of(new Graph.Output("y", y)));
    Graph graph = PassManager.of(new Decompose(mode), new DeadCode()).verifying().run(declared);
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Parameter parameter) {
        // State holds variances too.
        double low = parameter.trainable() ? -1 : 0.5;
        sources.put(
            parameter.parameter(), Numbers.uniform(parameter.type().shape(), low, 1, random));
        wrt.add(parameter.parameter());
      }
    }
    List<String> present =
        wrt.stream()
            .filter(name -> graph.nodes().stream().anyMatch(n -> n.name().equals(name)))
            .toList();
    return new SampleGraph(graph, present, sources);
  }

  public TensorType type() {
    return graph.output("y").type();
  }

  public DenseTensor evaluate() {
    return Reference.outputs(graph, Numbers.evaluation(sources)).get("y");
  }
}
