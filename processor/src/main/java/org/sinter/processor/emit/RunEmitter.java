package org.sinter.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Network;
import org.sinter.processor.ir.Network.Argument;
import org.sinter.processor.ir.Network.Role;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Placement;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Buffer.Space;
import org.sinter.processor.loop.Kernel;
import org.sinter.processor.type.ElementType;
import org.sinter.processor.type.Shape;

/** Writes what an entry point runs: copy in, the kernels in order, copy out. */
final class RunEmitter {
  private final Program.Entry entry;
  private final KernelEmitter kernels;
  private final ElementType element;
  private final EntryShapes shapes;
  private final NameAllocator names =
      Names.without("w", "p", "g", "c", "n", "from", "instance", "KERNELS");
  private final Map<Argument, String> arrays = new LinkedHashMap<>();
  private final Map<String, String> offsets = new HashMap<>();
  private final CodeBlock.Builder code = CodeBlock.builder();

  RunEmitter(Program program, Program.Entry entry, KernelEmitter kernels) {
    this.entry = entry;
    this.kernels = kernels;
    this.element = program.network().element();
    this.shapes = new EntryShapes(entry);
  }

  /** The arrays of an entry point: what is read, what is written, what is returned. */
  static List<Argument> arrays(Program.Entry entry) {
    List<Argument> arrays = new ArrayList<>(InfoEmitter.point(entry, Role.READ));
    arrays.addAll(InfoEmitter.point(entry, Role.WRITE));
    return arrays;
  }

  MethodSpec method(String name) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.STATIC)
            .returns(double.class)
            .addParameter(Types.INSTANCE, "instance");
    for (Argument argument : arrays(entry)) {
      String array = Names.fresh(names, argument.name());
      arrays.put(argument, array);
      method.addParameter(Types.array(argument.array()), array);
    }
    method.addParameter(TypeName.INT, "from").addParameter(TypeName.INT, "n");
    body();
    return method.addCode(code.build()).build();
  }

  private void body() {
    code.addStatement(
        "instance.reserve($L, $L, n)", entry.schedule().constant(), entry.schedule().perExample());
    flatArrays();
    bufferOffsets();
    for (Map.Entry<Argument, String> array : arrays.entrySet()) {
      if (array.getKey().role() == Role.READ) {
        feed(array.getKey(), array.getValue());
      }
    }
    keys();
    for (Kernel kernel : entry.kernels()) {
      code.addStatement("KERNELS.$L", kernels.call(kernel, offsets));
    }
    for (Map.Entry<Argument, String> array : arrays.entrySet()) {
      if (array.getKey().role() == Role.WRITE) {
        out(array.getKey(), array.getValue());
      }
    }
    code.addStatement("return $L", result());
  }

  private void flatArrays() {
    Set<Space> used = EnumSet.noneOf(Space.class);
    for (Kernel kernel : entry.kernels()) {
      used.addAll(kernels.spaces(kernel));
    }
    TypeName array = Types.array(element);
    String wide = element == ElementType.FLOAT64 ? "64" : "";
    code.addStatement("$T w = instance.workspace$L()", array, wide);
    if (used.contains(Space.PARAMETERS)) {
      code.addStatement("$T p = instance.parameters().values$L()", array, wide);
    }
    if (used.contains(Space.GRADIENTS)) {
      code.addStatement("$T g = instance.parameters().gradients$L()", array, wide);
    }
    if (used.contains(Space.CONSTANTS)) {
      code.addStatement("$T c = CONSTANTS", array);
    }
  }

  /** Where each workspace buffer begins, for this number of examples. */
  private void bufferOffsets() {
    Map<String, Buffer> buffers = new HashMap<>();
    for (Placement placement : entry.schedule().placements().values()) {
      if (placement.buffer().space() == Space.WORKSPACE) {
        buffers.put(placement.buffer().name(), placement.buffer());
      }
    }
    Set<String> used = new LinkedHashSet<>();
    for (Argument argument : arrays.keySet()) {
      value(argument).ifPresent(v -> used.add(buffer(v).name()));
    }
    for (Kernel kernel : entry.kernels()) {
      used.addAll(kernels.buffers(kernel));
    }
    resultValue().ifPresent(v -> used.add(buffer(v).name()));
    for (String name : used) {
      Buffer buffer = buffers.get(name);
      if (buffer != null) {
        String local = Names.fresh(names, name + "At");
        offsets.put(name, local);
        String scaled = buffer.isFixed() ? "" : " + n * " + buffer.perExample();
        code.addStatement("int $L = $L$L", local, buffer.offset(), scaled);
      }
    }
  }

  private Buffer buffer(Value value) {
    return shapes.placement(value).buffer();
  }

  /** The value that an array feeds or receives, where there is one. */
  private Optional<Value> value(Argument argument) {
    if (argument.role() == Role.WRITE) {
      return Optional.of(shapes.value(argument));
    }
    return Optional.ofNullable(shapes.node(argument)).map(Node::result);
  }

  private void feed(Argument argument, String array) {
    Node node = shapes.node(argument);
    if (node == null) {
      return;
    }
    Input input = (Input) node.op();
    Shape shape = node.result().shape();
    String at = offsets.get(buffer(node.result()).name());
    String count = shape.isBatched() ? "n" : "1";
    String from = shape.isBatched() ? "from" : "0";
    int size = shape.exampleSize();
    int stride = shape.isBatched() ? Placement.exampleStride(shape) : size;
    if (input.classes() > 0) {
      code.addStatement(
          "$T.labels($S, $L, $L, w, $L, $L, $L)",
          Types.FEED,
          argument.name(),
          array,
          from,
          at,
          count,
          input.classes());
      return;
    }
    int bound = shapes.input(argument).bound();
    if (bound > 0 && input.stored() == ElementType.INT32) {
      code.addStatement(
          "$T.checkLabels($S, $L, $L * $L, $L * $L, $L)",
          Types.FEED,
          argument.name(),
          array,
          from,
          size,
          count,
          size,
          bound);
    }
    if (input.classes() == Input.REAL_LABEL) {
      code.addStatement(
          "$T.finite($S, $L, $L * $L, $L * $L)",
          Types.FEED,
          argument.name(),
          array,
          from,
          size,
          count,
          size);
    }
    if (input.stored() == ElementType.UINT8) {
      code.addStatement(
          "$T.in($L, $L, w, $L, $L, $L, $L, $L, $L)",
          Types.FEED,
          array,
          from,
          at,
          count,
          size,
          stride,
          real(input.scale()),
          real(input.offset()));
    } else {
      code.addStatement(
          "$T.in($L, $L, w, $L, $L, $L, $L)", Types.FEED, array, from, at, count, size, stride);
      scale(input, CodeBlock.of("w, $L, $L, $L, $L", at, count, size, stride));
    }
  }

  /** Bytes are scaled while they are copied, all other types afterwards. */
  private void scale(Input input, CodeBlock place) {
    if (input.scale() != 1 || input.offset() != 0) {
      code.addStatement(
          "$T.scale($L, $L, $L)", Types.FEED, place, real(input.scale()), real(input.offset()));
    }
  }

  private String real(double value) {
    return element == ElementType.FLOAT64 ? Double.toString(value) : (float) value + "f";
  }

  private void keys() {
    Set<Integer> keys = new LinkedHashSet<>();
    for (Kernel kernel : entry.kernels()) {
      keys.addAll(kernels.sources(kernel));
    }
    for (int node : keys) {
      code.addStatement("int $L = instance.key($L)", Signature.key(node), node);
    }
  }

  private void out(Argument argument, String array) {
    Value value = shapes.value(argument);
    Shape shape = value.shape();
    int size = shape.exampleSize();
    int stride = shape.isBatched() ? Placement.exampleStride(shape) : size;
    code.addStatement(
        "$T.out(w, $L, $L, $L, $L, $L, $L)",
        Types.FEED,
        offsets.get(buffer(value).name()),
        array,
        shape.isBatched() ? "from" : "0",
        shape.isBatched() ? "n" : "1",
        size,
        stride);
  }

  private Optional<Value> resultValue() {
    Network.EntryPoint point = entry.point();
    boolean loss = point.kind() == Network.Kind.EVALUATE || point.kind() == Network.Kind.TRAIN;
    Graph graph = shapes.graph();
    return loss ? Optional.of(graph.output(point.results().getFirst())) : Optional.empty();
  }

  private String result() {
    return resultValue().map(value -> "w[" + offsets.get(buffer(value).name()) + "]").orElse("0");
  }
}
