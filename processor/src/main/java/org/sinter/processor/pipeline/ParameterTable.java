package org.sinter.processor.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sinter.processor.emit.Program;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Network;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Parameter;
import org.sinter.processor.ir.ParameterSpec;
import org.sinter.processor.ir.Placement;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.type.Layout;
import org.sinter.processor.type.TensorType;

/** The flat array of parameters: one slice each, in the order of the graph, state at the end. */
final class ParameterTable {

  /** The first element that is aligned to 64 bytes in a large array. */
  private static final int LEAD_IN = 12;

  /** What slices are rounded up to, and what may be read past the last one. */
  private static final int ALIGNMENT = 64;

  private final List<Program.Slice> slices = new ArrayList<>();
  private int end = LEAD_IN;

  /** All parameters of a network, those of its layers included. */
  static List<Parameter> parameters(Network network) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    for (Node node : network.graph().nodes()) {
      if (node.op() instanceof Parameter parameter) {
        parameters.put(parameter.parameter(), parameter);
      } else if (node.op() instanceof Composite composite) {
        List<TensorType> types = node.operands().stream().map(Value::type).toList();
        for (ParameterSpec spec : composite.parameters(types)) {
          String name = node.name() + "." + spec.name();
          TensorType type = new TensorType(network.element(), spec.shape());
          parameters.putIfAbsent(name, new Parameter(name, type, spec.init(), spec.trainable()));
        }
      }
    }
    return parameters.values().stream()
        .sorted(Comparator.comparing(parameter -> !parameter.trainable()))
        .toList();
  }

  ParameterTable(List<Parameter> parameters, Map<String, Layout> layouts) {
    for (Parameter parameter : parameters) {
      Layout layout = layouts.getOrDefault(parameter.parameter(), Layout.ROW_MAJOR);
      String name = parameter.parameter().replace('.', '_');
      Buffer buffer = new Buffer(name, Buffer.Space.PARAMETERS, end, 0);
      slices.add(
          new Program.Slice(
              parameter, new Placement(buffer, parameter.type().shape(), layout), false));
      int size = Math.ceilDiv(layout.size(parameter.type().shape()), ALIGNMENT) * ALIGNMENT;
      end = Math.addExact(end, size);
    }
  }

  /**
   * All slices, in order.
   *
   * @param byRows the parameters whose gradients are by rows
   */
  List<Program.Slice> slices(Set<String> byRows) {
    return slices.stream()
        .map(
            slice ->
                new Program.Slice(
                    slice.parameter(),
                    slice.placement(),
                    byRows.contains(slice.parameter().parameter())))
        .toList();
  }

  /** The length of the flat array. */
  int length() {
    return Math.addExact(end, ALIGNMENT);
  }

  Map<String, Placement> placements() {
    Map<String, Placement> placements = new LinkedHashMap<>();
    for (Program.Slice s : slices) {
      placements.put(s.parameter().parameter(), s.placement());
    }
    return placements;
  }

  Map<String, Layout> layouts() {
    Map<String, Layout> layouts = new LinkedHashMap<>();
    for (Program.Slice s : slices) {
      layouts.put(s.parameter().parameter(), s.placement().layout());
    }
    return layouts;
  }
}
