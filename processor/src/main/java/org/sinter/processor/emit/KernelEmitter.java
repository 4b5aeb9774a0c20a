package org.sinter.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;
import org.sinter.processor.ir.Network.Kind;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Kernel;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.ElementType;
import org.sinter.processor.type.Maps;

/** Writes the kernels of all entry points, each distinct one once, in both twins. */
final class KernelEmitter {
  static final String SCALAR = "ScalarKernels";
  static final String VECTOR = "VectorKernels";

  /** What a method that calls kernels names the part of its thread. */
  static final String SHARE = "share";

  private final Map<Kernel, String> names = new LinkedHashMap<>();
  private final Map<Kernel, Signature> signatures = new HashMap<>();
  private final Map<Kernel, WarmUpCalls.Use> uses = new HashMap<>();
  private final Map<Kernel, Set<Integer>> users = new HashMap<>();
  private final int entries;
  private final Set<Kernel> inference = new HashSet<>();
  private final SharedKernels shared;
  private final Map<Buffer, String> slices;
  private final ElementType element;
  private final boolean vector;

  KernelEmitter(Program program, Map<Buffer, String> slices, boolean vector) {
    this.slices = slices;
    this.element = program.network().element();
    this.vector = vector;
    List<Kernel> all = program.entries().stream().flatMap(e -> e.kernels().stream()).toList();
    this.shared = new SharedKernels(all);
    this.entries = program.entries().size();
    for (Program.Entry entry : program.entries()) {
      for (Kernel kernel : entry.kernels()) {
        Kernel method = shared.call(kernel).method();
        names.computeIfAbsent(method, k -> numbered(names.size() + 1, k));
        users.computeIfAbsent(method, _ -> new TreeSet<>()).add(program.number(entry));
        uses.computeIfAbsent(method, _ -> new WarmUpCalls.Use(entry, shared.call(kernel)));
        if (entry.point().kind() == Kind.PREDICT) {
          inference.add(method);
        }
      }
    }
  }

  private static String numbered(int number, Kernel kernel) {
    return (number < 10 ? "k0" : "k") + number + "_" + kernel.operators();
  }

  /**
   * A call of a kernel's method.
   *
   * @param offsets the Java names of where workspace buffers begin, by buffer
   */
  String call(Kernel kernel, Map<String, String> offsets) {
    SharedKernels.Call call = shared.call(kernel);
    Signature signature = signature(kernel);
    String arguments =
        signature.arguments(
            new Signature.Call(
                Signature.SCRATCH,
                name -> start(Maps.at(call.operands(), name), offsets),
                Signature.BATCH,
                source -> Signature.key(Maps.at(call.sources(), source))),
            _ -> SHARE + ".from(), " + SHARE + ".to()");
    String whose = signature.split().map(KernelEmitter::part).orElse(".alone()");
    return "if ("
        + SHARE
        + whose
        + ") kernels."
        + Maps.at(names, call.method())
        + "("
        + arguments
        + ")";
  }

  /** True on a thread that has iterations of its own; waits for the kernel before. */
  private static String part(Split split) {
    String iterations = Addresses.extent(split.extent()) + ", " + split.step().text();
    return ".part(" + iterations + ", " + split.work().nanos() + ")";
  }

  private String start(Buffer buffer, Map<String, String> offsets) {
    return buffer.space() == Buffer.Space.WORKSPACE
        ? Maps.at(offsets, buffer.name())
        : slices.getOrDefault(buffer, Integer.toString(buffer.offset()));
  }

  /** The name of a kernel's method. */
  String method(Kernel kernel) {
    return Maps.at(names, shared.call(kernel).method());
  }

  /** How often the loop that threads share goes round for each example; 0 if it is another loop. */
  int iterationsPerExample(String method) {
    return names.entrySet().stream()
        .filter(named -> named.getValue().equals(method))
        .findFirst()
        .flatMap(named -> fresh(named.getKey()).split())
        .map(Split::extent)
        .filter(extent -> !extent.isLiteral())
        .map(Dim::literal)
        .orElse(0);
  }

  /** True if a kernel works in the scratch of its thread. */
  boolean needsScratch(Kernel kernel) {
    return signature(kernel).needsScratch();
  }

  /** The flat arrays that a kernel touches. */
  Set<Buffer.Space> spaces(Kernel kernel) {
    return signature(kernel).spaces();
  }

  /** The names of the workspace buffers that a kernel is given, in the order of its parameters. */
  List<String> buffers(Kernel kernel) {
    SharedKernels.Call call = shared.call(kernel);
    return signature(kernel).buffers().stream()
        .map(name -> Maps.at(call.operands(), name))
        .filter(buffer -> buffer.space() == Buffer.Space.WORKSPACE)
        .map(Buffer::name)
        .toList();
  }

  /** The numbers of the random sources that a kernel draws from. */
  List<Integer> sources(Kernel kernel) {
    SharedKernels.Call call = shared.call(kernel);
    return signature(kernel).keys().stream().map(key -> Maps.at(call.sources(), key)).toList();
  }

  private Signature signature(Kernel kernel) {
    return signatures.computeIfAbsent(shared.call(kernel).method(), this::fresh);
  }

  /** A signature with no locals in it. */
  private Signature fresh(Kernel method) {
    Optional<Split> split = Split.of(method, inference.contains(method));
    return Signature.of(method, split, vector);
  }

  /** The plain twin, and what the vector twin inherits where lanes gain nothing. */
  TypeSpec scalar() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(SCALAR)
            .addJavadoc("The kernels in plain Java: the same bits as in vectors, on every JVM.")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC);
    if (vector) {
      type.addSuperinterface(Types.TWIN);
    }
    for (Map.Entry<Kernel, String> named : names.entrySet()) {
      Kernel kernel = named.getKey();
      Signature signature = fresh(kernel);
      CodeBlock body = new ScalarKernel(signature, slices, element).body(kernel.body());
      MethodSpec.Builder method = MethodSpec.methodBuilder(named.getValue());
      signature.declare(method, element);
      method.addCode("// $L\n", kernel.comment());
      type.addMethod(method.addCode(body).build());
    }
    return type.build();
  }

  /** The twin in vectors; this class is loaded only where it runs. */
  TypeSpec vector() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(VECTOR)
            .addJavadoc(
                "The kernels in SIMD vectors of the width that this JVM prefers. Told that"
                    + " scratch\n"
                    + "begins below 0, a method only counts as called.")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .superclass(ClassName.get("", SCALAR))
            .addField(species())
            .addField(
                FieldSpec.builder(
                        TypeName.INT, "VL", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .initializer("S.length()")
                    .build())
            .addField(
                FieldSpec.builder(
                        TypeName.BOOLEAN, "WIDE", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .initializer("$T.has32Registers()", Types.VECTOR_SUPPORT)
                    .build());
    WarmUpCalls calls = new WarmUpCalls();
    boolean storesRows = false;
    for (Map.Entry<Kernel, String> named : names.entrySet()) {
      storesRows |= addVector(type, named.getKey(), named.getValue(), calls);
    }
    if (storesRows) {
      type.addField(
          constant(TypeName.BOOLEAN, TileShape.WHOLE).initializer("WIDE && VL == 16").build());
    }
    return type.addMethod(calls.method()).build();
  }

  private static FieldSpec species() {
    TypeName species = ParameterizedTypeName.get(Types.SPECIES, TypeName.FLOAT.box());
    return FieldSpec.builder(species, "S", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("$T.species()", Types.VECTOR_SUPPORT)
        .build();
  }

  private static FieldSpec length() {
    return FieldSpec.builder(TypeName.INT, "VL", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("S.length()")
        .build();
  }

  /** Returns whether some tile stores its rows whole. */
  private boolean addVector(TypeSpec.Builder type, Kernel kernel, String name, WarmUpCalls calls) {
    if (!VectorKernel.applies(kernel.body())) {
      return false;
    }
    Signature signature = fresh(kernel);
    Addresses addresses = new Addresses(signature, slices);
    VectorKernel writer = new VectorKernel(name, signature, addresses, inference.contains(kernel));
    CodeBlock body = writer.body(kernel.body());
    MethodSpec.Builder method = MethodSpec.methodBuilder(name).addAnnotation(Override.class);
    signature.declare(method, element);
    type.addMethod(method.addCode(body).build());
    for (MethodSpec tile : writer.tiles()) {
      type.addMethod(tile);
    }
    calls.add(Maps.at(uses, kernel), Maps.at(users, kernel), signature, kernel, writer);
    return writer.storesRows();
  }

  /** The twin that an entry point runs. */
  CodeBlock twin(int entry) {
    return vector ? CodeBlock.of("KERNELS[$L]", entry) : CodeBlock.of("KERNELS");
  }

  /** The field by which entry points call their twins, and how vectors come into it. */
  void twins(String networkName, TypeSpec.Builder program) {
    TypeName kernels = ClassName.get("", SCALAR);
    if (!vector) {
      program.addField(
          constant(kernels, "KERNELS")
              .initializer(
                  "$T.kernels($T.lookup(), new $L())", Types.PROFILING, MethodHandles.class, SCALAR)
              .build());
      return;
    }
    program.addField(
        constant(ArrayTypeName.of(kernels), "KERNELS")
            .addJavadoc("Of each entry point: plain Java until the JIT has compiled the vectors.\n")
            .initializer("new $L[$L]", SCALAR, entries)
            .build());
    program.addStaticBlock(
        CodeBlock.builder()
            .addStatement(
                "$T.fill(KERNELS, $T.kernels($T.lookup(), $T.atOnce($S) ? inVectors() : new $L()))",
                Arrays.class,
                Types.PROFILING,
                MethodHandles.class,
                Types.SIMD,
                networkName,
                SCALAR)
            .build());
    program.addMethod(
        MethodSpec.methodBuilder("inVectors")
            .addJavadoc("Of this type, so that the class is not loaded before.\n")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(Types.TWIN)
            .addStatement("return new $L()", VECTOR)
            .build());
    program.addMethod(
        MethodSpec.methodBuilder("vectors")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(ParameterizedTypeName.get(ClassName.get(Optional.class), Types.VECTORS))
            .addStatement(
                "return $T.of(new $T($L::inVectors, (twin, entry) -> KERNELS[entry] ="
                    + " $T.kernels($T.lookup(), ($L) twin), $T.lookup()))",
                Optional.class,
                Types.VECTORS,
                EntryEmitter.PROGRAM,
                Types.PROFILING,
                MethodHandles.class,
                SCALAR,
                MethodHandles.class)
            .build());
  }

  private static FieldSpec.Builder constant(TypeName type, String name) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
  }
}
