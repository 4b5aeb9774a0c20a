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
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.Network;
import org.sinter.processor.ir.Network.Argument;
import org.sinter.processor.ir.Network.Role;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Placement;
import org.sinter.processor.ir.Schedule;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Buffer.Space;
import org.sinter.processor.loop.Kernel;
import org.sinter.processor.type.ElementType;
import org.sinter.processor.type.Maps;
import org.sinter.processor.type.Shape;

/**
 * Writes what an entry point runs: copy in, the kernels in order, copy out. The kernels are a
 * method of their own, which every thread of a team runs.
 */
final class RunEmitter {
  /** Kernels called in one method: it stays below 6,000 bytes, whatever their operands. */
  private static final int MOST_KERNELS = 150;

  /** Characters of declarations on a line. */
  private static final int LINE = 140;

  private final Program.Entry entry;
  private final int number;
  private final KernelEmitter kernels;
  private final ElementType element;
  private final List<Program.Slice> slices;
  private final EntryShapes shapes;
  private final ArrayCopies copies;
  private final NameAllocator names = scope();
  private final Map<Argument, String> arrays = new LinkedHashMap<>();
  private final CodeBlock.Builder code = CodeBlock.builder();

  RunEmitter(Program program, Program.Entry entry, KernelEmitter kernels) {
    this.entry = entry;
    this.number = program.number(entry);
    this.kernels = kernels;
    this.element = program.network().element();
    this.slices = program.parameters();
    this.shapes = new EntryShapes(entry);
    this.copies = new ArrayCopies(shapes, element);
  }

  private static NameAllocator scope() {
    return Names.without(
        "w",
        "p",
        "g",
        "c",
        "s",
        "n",
        "from",
        "instance",
        "kernels",
        "KERNELS",
        KernelEmitter.SHARE);
  }

  /** The arrays of an entry point: what is read, what is written, what is returned. */
  static List<Argument> arrays(Program.Entry entry) {
    List<Argument> arrays = new ArrayList<>(InfoEmitter.point(entry, Role.READ));
    arrays.addAll(InfoEmitter.point(entry, Role.WRITE));
    return arrays;
  }

  /**
   * The method of an entry point, that of its kernels, and behind it those of its parts, where it
   * has more kernels than fit in a method that the JIT takes.
   *
   * @param kernelsName of the method of the kernels
   */
  List<MethodSpec> methods(String name, String kernelsName) {
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
    body(kernelsName);
    List<MethodSpec> methods = new ArrayList<>();
    methods.add(method.addCode(code.build()).build());
    if (!entry.kernels().isEmpty()) {
      methods.addAll(kernels(kernelsName));
    }
    return methods;
  }

  private void body(String kernelsName) {
    entry
        .demand()
        .ifPresent(
            demand ->
                code.addStatement(
                    "$T.enough($S, n, $L)", Types.FEED, demand.node(), demand.examples()));
    Schedule schedule = entry.schedule();
    code.addStatement(
        "instance.reserve($L, $L, $L, n)",
        schedule.scratch(),
        schedule.constant(),
        schedule.perExample());
    Set<String> used = new LinkedHashSet<>();
    for (Argument argument : arrays.keySet()) {
      value(argument).ifPresent(v -> used.add(buffer(v).name()));
    }
    resultValue().ifPresent(v -> used.add(buffer(v).name()));
    entry.rows().values().forEach(input -> used.add(buffer(input.result()).name()));
    boolean gradients = !entry.rows().isEmpty();
    arrays(
        code,
        gradients ? EnumSet.of(Space.WORKSPACE, Space.GRADIENTS) : EnumSet.of(Space.WORKSPACE));
    Map<String, String> offsets = offsets(code, names, "", used);
    for (Map.Entry<Argument, String> array : arrays.entrySet()) {
      if (array.getKey().role() == Role.READ) {
        value(array.getKey())
            .map(value -> Maps.at(offsets, buffer(value).name()))
            .ifPresent(at -> code.add(copies.in(array.getKey(), array.getValue(), at)));
      }
    }
    rows(offsets);
    if (!entry.kernels().isEmpty()) {
      code.addStatement("instance.run($L::$L, n)", EntryEmitter.PROGRAM, kernelsName);
    }
    for (Map.Entry<Argument, String> array : arrays.entrySet()) {
      if (array.getKey().role() == Role.WRITE) {
        Value value = shapes.value(array.getKey());
        code.addStatement(
            copies.out(value.shape(), Maps.at(offsets, buffer(value).name()), array.getValue()));
      }
    }
    code.addStatement("return $L", result(offsets));
  }

  /** What each thread of a team runs. */
  private List<MethodSpec> kernels(String name) {
    CodeBlock.Builder body = CodeBlock.builder();
    arrays(body, flat());
    MethodSpec.Builder method = part(name).addParameter(TypeName.INT, "n");
    List<MethodSpec> methods = new ArrayList<>();
    List<List<Kernel>> parts = parts();
    if (parts.size() == 1) {
      calls(body, parts.getFirst());
    }
    for (int i = 0; parts.size() > 1 && i < parts.size(); i++) {
      String part = name + "_" + (i + 1);
      String given = flat().stream().map(Space::array).collect(Collectors.joining(", "));
      body.addStatement("$L(instance, $L, $L, n)", part, KernelEmitter.SHARE, given);
      methods.add(part(part, parts.get(i)));
    }
    methods.addFirst(method.addCode(body.build()).build());
    return methods;
  }

  private static MethodSpec.Builder part(String name) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(Types.INSTANCE, "instance")
        .addParameter(Types.SHARE, KernelEmitter.SHARE);
  }

  private MethodSpec part(String name, List<Kernel> part) {
    MethodSpec.Builder method = part(name);
    for (Space space : flat()) {
      method.addParameter(Types.array(element), space.array());
    }
    CodeBlock.Builder body = CodeBlock.builder();
    calls(body, part);
    return method.addParameter(TypeName.INT, "n").addCode(body.build()).build();
  }

  /** The kernels in as few parts as there may be, all about as long. */
  private List<List<Kernel>> parts() {
    List<Kernel> all = entry.kernels();
    int count = Math.max(1, Math.ceilDiv(all.size(), MOST_KERNELS));
    List<List<Kernel>> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(all.subList(all.size() * i / count, all.size() * (i + 1) / count));
    }
    return parts;
  }

  /** Clears the rows of the step before, and lists those of this one. */
  private void rows(Map<String, String> offsets) {
    for (int i = 0; i < slices.size(); i++) {
      Node input = entry.rows().get(slices.get(i).parameter().parameter());
      if (input != null) {
        Shape shape = input.result().shape();
        int size = shape.exampleSize();
        code.addStatement(
            "instance.parameters().rows($L).begin(g).add(w, $L, $L, $L, $L)",
            i,
            offsets.get(buffer(input.result()).name()),
            shape.isBatched() ? "n" : "1",
            size,
            shape.isBatched() ? Placement.exampleStride(shape) : size);
      }
    }
  }

  /** Where operands begin, the numbers of random sources, then one call a kernel. */
  private void calls(CodeBlock.Builder body, List<Kernel> part) {
    boolean scratch = part.stream().anyMatch(kernels::needsScratch);
    String own = scratch ? Signature.SCRATCH + " = " + KernelEmitter.SHARE + ".scratch()" : "";
    Map<String, String> offsets = offsets(body, scope(), own, new LinkedHashSet<>(buffers(part)));
    Set<Integer> sources = new LinkedHashSet<>();
    part.forEach(kernel -> sources.addAll(kernels.sources(kernel)));
    for (int source : sources) {
      body.addStatement("int $L = instance.key($L)", Signature.key(source), source);
    }
    body.addStatement("$L kernels = $L", KernelEmitter.SCALAR, kernels.twin(number));
    part.forEach(kernel -> body.addStatement("$L", kernels.call(kernel, offsets)));
  }

  private List<String> buffers(List<Kernel> part) {
    return part.stream().flatMap(kernel -> kernels.buffers(kernel).stream()).toList();
  }

  /** The flat arrays that any kernel touches. */
  private Set<Space> flat() {
    Set<Space> used = EnumSet.noneOf(Space.class);
    entry.kernels().forEach(kernel -> used.addAll(kernels.spaces(kernel)));
    return used;
  }

  private void arrays(CodeBlock.Builder body, Set<Space> spaces) {
    if (!spaces.isEmpty()) {
      String all = spaces.stream().map(this::array).collect(Collectors.joining(", "));
      body.addStatement("$T $L", Types.array(element), all);
    }
  }

  private String array(Space space) {
    String wide = element == ElementType.FLOAT64 ? "64" : "";
    String of =
        switch (space) {
          case WORKSPACE -> "instance.workspace" + wide + "()";
          case PARAMETERS -> "instance.parameters().values" + wide + "()";
          case GRADIENTS -> "instance.parameters().gradients" + wide + "()";
          case CONSTANTS -> "CONSTANTS";
          case SCRATCH -> throw new IllegalStateException("part of the workspace");
        };
    return space.array() + " = " + of;
  }

  /**
   * Declares where workspace buffers begin, for this number of examples; some on a line.
   *
   * @param first what else is declared, may be empty
   */
  private Map<String, String> offsets(
      CodeBlock.Builder body, NameAllocator scope, String first, Set<String> used) {
    Map<String, Buffer> buffers = new HashMap<>();
    for (Placement placement : entry.schedule().placements().values()) {
      if (placement.buffer().space() == Space.WORKSPACE) {
        buffers.put(placement.buffer().name(), placement.buffer());
      }
    }
    Map<String, String> offsets = new HashMap<>();
    StringBuilder line = new StringBuilder(first);
    for (String name : used) {
      Buffer buffer = buffers.get(name);
      if (buffer != null) {
        String local = Names.fresh(scope, name + "At");
        offsets.put(name, local);
        String scaled = buffer.isFixed() ? "" : " + n * " + buffer.perExample();
        String declared = local + " = " + buffer.offset() + scaled;
        if (!line.isEmpty() && line.length() + declared.length() > LINE) {
          body.addStatement("int $L", line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : ", ").append(declared);
      }
    }
    if (!line.isEmpty()) {
      body.addStatement("int $L", line.toString());
    }
    return offsets;
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

  private Optional<Value> resultValue() {
    Network.EntryPoint point = entry.point();
    boolean loss = point.kind() == Network.Kind.EVALUATE || point.kind() == Network.Kind.TRAIN;
    Graph graph = shapes.graph();
    return loss ? Optional.of(graph.output(point.results().getFirst())) : Optional.empty();
  }

  private String result(Map<String, String> offsets) {
    return resultValue().map(value -> "w[" + offsets.get(buffer(value).name()) + "]").orElse("0");
  }
}
