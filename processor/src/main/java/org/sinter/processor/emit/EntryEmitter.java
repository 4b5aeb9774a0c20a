package org.sinter.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.sinter.processor.ir.Network;
import org.sinter.processor.ir.Network.Argument;
import org.sinter.processor.ir.Network.Returns;
import org.sinter.processor.ir.Network.Role;
import org.sinter.processor.type.Maps;

/** Writes the entry points: the user's methods, and behind each one what it runs. */
final class EntryEmitter {

  /** The nested class that holds what the entry points run. */
  static final String PROGRAM = "Program";

  private final Program program;
  private final KernelEmitter kernels;
  private final Map<Program.Entry, String> runs = new LinkedHashMap<>();
  private final NameAllocator names =
      Names.without("run", "vectors", "inVectors", "kernels", "KERNELS", "instance");

  EntryEmitter(Program program, KernelEmitter kernels) {
    this.program = program;
    this.kernels = kernels;
    for (Program.Entry entry : program.entries()) {
      runs.put(entry, same(entry).orElseGet(() -> Names.fresh(names, plain(entry))));
    }
  }

  private static String plain(Program.Entry entry) {
    return entry.point().method().replaceAll("[<>]", "");
  }

  /** What another entry point runs that takes the same arrays to the same kernels. */
  private Optional<String> same(Program.Entry entry) {
    for (Program.Entry other : runs.keySet()) {
      if (nodes(other).equals(nodes(entry))
          && other.point().kind() == entry.point().kind()
          && other.kernels().equals(entry.kernels())
          && other.schedule().placements().equals(entry.schedule().placements())) {
        return Optional.of(Maps.at(runs, other));
      }
    }
    return Optional.empty();
  }

  private static List<String> nodes(Program.Entry entry) {
    return RunEmitter.arrays(entry).stream().map(Argument::node).toList();
  }

  /** The user's methods. */
  List<MethodSpec> methods() {
    List<MethodSpec> methods = new ArrayList<>();
    for (Program.Entry entry : program.entries()) {
      if (!entry.point().method().startsWith("<")) {
        methods.add(method(entry));
      }
    }
    return methods;
  }

  private MethodSpec method(Program.Entry entry) {
    Network.EntryPoint point = entry.point();
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(point.method())
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC);
    NameAllocator names = Names.without("instance", "INFO", PROGRAM);
    for (Argument argument : point.arguments()) {
      TypeName type = argument.role() == Role.BATCH ? TypeName.INT : Types.array(argument.array());
      String name = names.newName(argument.name(), argument);
      method.addParameter(ParameterSpec.builder(type, name).build());
    }
    method.returns(returned(entry));
    return method
        .addCode(new EntryBody(entry, program.number(entry), Maps.at(runs, entry), names).code())
        .build();
  }

  private TypeName returned(Program.Entry entry) {
    return switch (entry.point().returns()) {
      case NOTHING -> TypeName.VOID;
      case FLOAT -> TypeName.FLOAT;
      case DOUBLE -> TypeName.DOUBLE;
      case ARRAY -> Types.array(program.network().element());
    };
  }

  /** The class of what runs, one method an entry point, and their table for the runtime. */
  TypeSpec programs() {
    TypeSpec.Builder type =
        TypeSpec.recordBuilder(PROGRAM)
            .addJavadoc("What the entry points run.")
            .addModifiers(Modifier.PRIVATE)
            .recordConstructor(
                MethodSpec.constructorBuilder().addParameter(Types.INSTANCE, "instance").build())
            .addSuperinterface(Types.PROGRAMS);
    kernels.twins(program.network().interfaceName(), type);
    type.addMethod(table());
    Set<String> written = new HashSet<>();
    for (Map.Entry<Program.Entry, String> run : runs.entrySet()) {
      if (written.add(run.getValue())) {
        String kernelsName = Names.fresh(names, run.getValue() + "Kernels");
        new RunEmitter(program, run.getKey(), kernels)
            .methods(run.getValue(), kernelsName)
            .forEach(type::addMethod);
      }
    }
    return type.build();
  }

  private MethodSpec table() {
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement("instance.enter(entry)");
    code.beginControlFlow("try");
    code.beginControlFlow("return switch (entry)");
    Map<CodeBlock, List<String>> calls = new LinkedHashMap<>();
    int number = 0;
    for (Map.Entry<Program.Entry, String> run : runs.entrySet()) {
      CodeBlock.Builder arguments = CodeBlock.builder().add("instance");
      int place = 0;
      for (Argument array : RunEmitter.arrays(run.getKey())) {
        arguments.add(", ($T) arrays[$L]", Types.array(array.array()), place++);
      }
      CodeBlock call = CodeBlock.of("$L($L, 0, batch)", run.getValue(), arguments.build());
      calls.computeIfAbsent(call, _ -> new ArrayList<>()).add(Integer.toString(number++));
    }
    calls.forEach(
        (call, cases) -> code.addStatement("case $L -> $L", String.join(", ", cases), call));
    code.addStatement(
        "default -> throw new $T($S + entry)", IllegalArgumentException.class, "no entry point ");
    code.unindent().add("};\n");
    code.nextControlFlow("finally");
    code.addStatement("instance.leave(entry)");
    code.endControlFlow();
    return MethodSpec.methodBuilder("run")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(double.class)
        .addParameter(int.class, "entry")
        .addParameter(Object[].class, "arrays")
        .addParameter(int.class, "batch")
        .addCode(code.build())
        .build();
  }

  /** True if the method returns a newly made array. */
  static boolean returnsArray(Program.Entry entry) {
    return entry.point().returns() == Returns.ARRAY;
  }
}
