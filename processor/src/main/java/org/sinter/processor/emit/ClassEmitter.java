package org.sinter.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeSpec;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.sinter.processor.ir.Network;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.type.ElementType;

/** Writes the class of a network. */
public final class ClassEmitter {
  private final Program program;
  private final Network network;
  private final ClassName self;
  private final boolean vector;
  private final Map<Buffer, String> slices = new HashMap<>();
  private final KernelEmitter kernels;

  private ClassEmitter(Program program, boolean vector) {
    this.program = program;
    this.network = program.network();
    this.self = ClassName.get(network.packageName(), network.className());
    this.vector = vector && network.element() == ElementType.FLOAT32;
    this.kernels = new KernelEmitter(program, slices, this.vector);
  }

  /**
   * The generated class, and the table of what its kernels cost.
   *
   * @param vector whether the vector twin is emitted: not where its module is missing
   */
  public static List<OutputFile> emit(Program program, boolean vector) {
    ClassEmitter emitter = new ClassEmitter(program, vector);
    TypeSpec type = emitter.type();
    JavaFile file =
        JavaFile.builder(program.network().packageName(), type)
            .skipJavaLangImports(true)
            .indent("  ")
            .build();
    String prefix = program.network().packageName();
    String name = program.network().className();
    String qualified = prefix.isEmpty() ? name : prefix + "." + name;
    return List.of(
        new SourceFile(qualified, Shortening.run(file.toString())),
        KernelTable.of(qualified, program, emitter.kernels, kernels(type)));
  }

  /** The nested class with all kernels. */
  private static TypeSpec kernels(TypeSpec type) {
    return type.typeSpecs().stream()
        .filter(nested -> KernelEmitter.SCALAR.equals(nested.name()))
        .findFirst()
        .orElseThrow();
  }

  private TypeSpec type() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(self)
            .addJavadoc("$L", new ClassComment(program).text())
            .addAnnotation(Types.GENERATED)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .superclass(Types.COMPILED)
            .addSuperinterface(ClassName.bestGuess(qualified(network.interfaceName())))
            .addField(new InfoEmitter(program).field());
    sliceNames(type);
    constants(type);
    EntryEmitter entries = new EntryEmitter(program, kernels);
    factories(type);
    for (MethodSpec method : entries.methods()) {
      type.addMethod(method);
    }
    for (MethodSpec method : new NodeMethods(network).methods()) {
      type.addMethod(method);
    }
    type.addType(entries.programs());
    type.addType(kernels.scalar());
    if (vector) {
      type.addType(kernels.vector());
    }
    return type.build();
  }

  private String qualified(String interfaceName) {
    return network.packageName().isEmpty()
        ? interfaceName
        : network.packageName() + "." + interfaceName;
  }

  /** A constant for where each parameter begins, so that kernels name what they read. */
  private void sliceNames(TypeSpec.Builder type) {
    NameAllocator names = Names.without("INFO", "CONSTANTS");
    for (Program.Slice slice : program.parameters()) {
      Buffer buffer = slice.placement().buffer();
      String name =
          Names.fresh(
              names,
              slice
                  .parameter()
                  .parameter()
                  .replaceAll("[^A-Za-z0-9]", "_")
                  .toUpperCase(Locale.ROOT));
      slices.put(buffer, name);
      slices.put(
          new Buffer("d_" + buffer.name(), Buffer.Space.GRADIENTS, buffer.offset(), 0), name);
      type.addField(
          FieldSpec.builder(int.class, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
              .initializer("$L", buffer.offset())
              .build());
    }
  }

  private void constants(TypeSpec.Builder type) {
    if (program.constants().isEmpty()) {
      return;
    }
    String[] values = new String[program.constantLength()];
    Arrays.fill(values, "0");
    boolean wide = network.element() == ElementType.FLOAT64;
    for (Program.Literal literal : program.constants()) {
      List<Double> numbers = literal.constant().values();
      for (int i = 0; i < numbers.size(); i++) {
        double value = numbers.get(i);
        values[literal.placement().buffer().offset() + i] =
            wide ? Double.toString(value) : Float.toString((float) value) + "f";
      }
    }
    CodeBlock.Builder array = CodeBlock.builder().add("{");
    for (int i = 0; i < values.length; i++) {
      array.add(i % 12 == 0 ? "\n  $L," : " $L,", values[i]);
    }
    type.addField(
        FieldSpec.builder(
                Types.array(network.element()),
                "CONSTANTS",
                Modifier.PRIVATE,
                Modifier.STATIC,
                Modifier.FINAL)
            .initializer(array.add("\n}").build())
            .build());
  }

  private void factories(TypeSpec.Builder type) {
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PRIVATE)
            .addParameter(Types.INSTANCE, "instance")
            .addStatement("super(instance)")
            .build());
    type.addMethod(
        MethodSpec.methodBuilder("create")
            .addJavadoc("A network with fresh parameters, a function of the seed.")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(self)
            .addParameter(long.class, "seed")
            .addStatement("return of($T.create(INFO, seed))", Types.PARAMETERS)
            .build());
    type.addMethod(
        MethodSpec.methodBuilder("load")
            .addJavadoc("A network with the parameters of a safetensors file.")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(self)
            .addParameter(Path.class, "file")
            .addStatement("return of($T.load(INFO, file))", Types.PARAMETERS)
            .build());
    type.addMethod(
        MethodSpec.methodBuilder("of")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(self)
            .addParameter(Types.PARAMETERS, "parameters")
            .addStatement(
                "return new $T(new $T(INFO, parameters, new $T($L::new, $T::new)))",
                self,
                Types.INSTANCE,
                Types.FACTORY,
                EntryEmitter.PROGRAM,
                self)
            .build());
  }
}
