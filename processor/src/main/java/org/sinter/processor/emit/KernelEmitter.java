package org.sinter.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.sinter.processor.ir.Network.Kind;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Kernel;
import org.sinter.processor.type.ElementType;
import org.sinter.processor.type.Maps;

/** Writes the kernels of all entry points, each distinct one once, in both twins. */
final class KernelEmitter {
  static final String SCALAR = "ScalarKernels";
  static final String VECTOR = "VectorKernels";

  private final Map<Kernel, String> names = new LinkedHashMap<>();
  private final Map<Kernel, Signature> signatures = new HashMap<>();
  private final Set<Kernel> inference = new HashSet<>();
  private final Map<Buffer, String> slices;
  private final ElementType element;
  private final boolean vector;

  KernelEmitter(Program program, Map<Buffer, String> slices, boolean vector) {
    this.slices = slices;
    this.element = program.network().element();
    this.vector = vector;
    for (Program.Entry entry : program.entries()) {
      if (entry.point().kind() == Kind.PREDICT) {
        inference.addAll(entry.kernels());
      }
      for (Kernel kernel : entry.kernels()) {
        names.computeIfAbsent(kernel, k -> numbered(names.size() + 1, k));
      }
    }
  }

  private static String numbered(int number, Kernel kernel) {
    return (number < 10 ? "k0" : "k") + number + "_" + kernel.operators();
  }

  /** The name of a kernel's method. */
  String name(Kernel kernel) {
    return Maps.at(names, kernel);
  }

  /** What a kernel's method is given. */
  Signature signature(Kernel kernel) {
    return signatures.computeIfAbsent(kernel, Signature::of);
  }

  /** The plain twin, and what the vector twin inherits where lanes gain nothing. */
  TypeSpec scalar() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(SCALAR)
            .addJavadoc("The kernels in plain Java: the same bits as in vectors, on every JVM.")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC);
    for (Map.Entry<Kernel, String> named : names.entrySet()) {
      Kernel kernel = named.getKey();
      Signature signature = Signature.of(kernel);
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
            .addJavadoc("The kernels in SIMD vectors of the width that this JVM prefers.")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .superclass(ClassName.get("", SCALAR))
            .addField(species())
            .addField(
                FieldSpec.builder(
                        TypeName.INT, "VL", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .initializer("S.length()")
                    .build());
    for (Map.Entry<Kernel, String> named : names.entrySet()) {
      addVector(type, named.getKey(), named.getValue());
    }
    return type.build();
  }

  private static FieldSpec species() {
    TypeName species = ParameterizedTypeName.get(Types.SPECIES, TypeName.FLOAT.box());
    return FieldSpec.builder(species, "S", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("$T.species()", Types.VECTOR_SUPPORT)
        .build();
  }

  private void addVector(TypeSpec.Builder type, Kernel kernel, String name) {
    if (!VectorKernel.applies(kernel.body())) {
      return;
    }
    Signature signature = Signature.of(kernel);
    Addresses addresses = new Addresses(signature, slices);
    VectorKernel writer = new VectorKernel(name, signature, addresses, inference.contains(kernel));
    CodeBlock body = writer.body(kernel.body());
    MethodSpec.Builder method = MethodSpec.methodBuilder(name).addAnnotation(Override.class);
    signature.declare(method, element);
    type.addMethod(method.addCode(body).build());
    for (MethodSpec tile : writer.tiles()) {
      type.addMethod(tile);
    }
  }

  /** The field by which entry points call the twin that this JVM runs. */
  void twins(String networkName, TypeSpec.Builder program) {
    TypeName kernels = ClassName.get("", SCALAR);
    CodeBlock choice =
        vector
            ? CodeBlock.of(
                "$T.vector($S) ? new $L() : new $L()", Types.SIMD, networkName, VECTOR, SCALAR)
            : CodeBlock.of("new $L()", SCALAR);
    program.addField(
        FieldSpec.builder(kernels, "KERNELS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer("kernels()")
            .build());
    program.addMethod(
        MethodSpec.methodBuilder("kernels")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(kernels)
            .addStatement("return $L", choice)
            .build());
  }
}
