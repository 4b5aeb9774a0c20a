package org.sinter.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.sinter.processor.ir.InitSpec;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Network;
import org.sinter.processor.ir.Network.Argument;
import org.sinter.processor.ir.Network.Role;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.ElementType;
import org.sinter.processor.type.Layout;
import org.sinter.processor.type.Shape;

/** Writes the tables that the runtime knows a network by. */
final class InfoEmitter {
  private final Program program;
  private final Network network;

  InfoEmitter(Program program) {
    this.program = program;
    this.network = program.network();
  }

  FieldSpec field() {
    CodeBlock.Builder info = CodeBlock.builder();
    info.add("\n  new $T(\n      $S,\n", Types.NETWORK_INFO, network.interfaceName());
    boolean wide = network.element() == ElementType.FLOAT64;
    info.add("      $T.$L,\n", Types.PRECISION, wide ? "DOUBLE" : "FLOAT");
    List<CodeBlock> parameters = new ArrayList<>();
    for (Program.Slice slice : program.parameters()) {
      parameters.add(parameter(slice));
    }
    info.add(list(parameters));
    info.add(",\n      $L,\n", program.parameterLength());
    List<CodeBlock> entries = new ArrayList<>();
    for (Program.Entry entry : program.entries()) {
      entries.add(entry(entry));
    }
    info.add(list(entries));
    info.add(",\n      $S)", program.hash());
    return FieldSpec.builder(
            Types.NETWORK_INFO, "INFO", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("Parameters and entry points.")
        .initializer(info.build())
        .build();
  }

  private static CodeBlock list(List<CodeBlock> items) {
    if (items.isEmpty()) {
      return CodeBlock.of("      $T.of()", List.class);
    }
    return CodeBlock.of("      $T.of(\n          $L)", List.class, joined(items, ",\n          "));
  }

  private static CodeBlock joined(List<CodeBlock> items, String separator) {
    CodeBlock.Builder joined = CodeBlock.builder();
    for (CodeBlock item : items) {
      joined.add(joined.isEmpty() ? "" : separator).add(item);
    }
    return joined.build();
  }

  private CodeBlock parameter(Program.Slice slice) {
    Shape shape = slice.parameter().type().shape();
    Layout layout = slice.placement().layout();
    InitSpec init = slice.parameter().init();
    CodeBlock where =
        layout.isRowMajor()
            ? CodeBlock.of("$T.ROW_MAJOR", Types.LAYOUT)
            : CodeBlock.of(
                "$T.panels($L, $L)",
                Types.LAYOUT,
                layout.panel(),
                layout.order().stream().map(Object::toString).collect(Collectors.joining(", ")));
    return CodeBlock.of(
        "new $T($S, $L, $L, $L, $L, new $T($T.Kind.$L, $L, $L, $L)$L)$L",
        Types.PARAMETER_INFO,
        slice.parameter().parameter(),
        ints(shape),
        where,
        slice.placement().buffer().offset(),
        Math.ceilDiv(layout.size(shape), 64) * 64,
        Types.INIT,
        Types.INIT,
        init.kind(),
        init.value(),
        Math.max(1, init.fanIn()),
        Math.max(1, init.fanOut()),
        slice.parameter().trainable() ? "" : ", false",
        slice.byRows() ? ".withGradientByRows()" : "");
  }

  private static CodeBlock ints(Shape shape) {
    List<String> extents = new ArrayList<>();
    for (Dim dim : shape.dims()) {
      extents.add(Integer.toString(dim.literal()));
    }
    return CodeBlock.of("$T.of($L)", List.class, String.join(", ", extents));
  }

  private CodeBlock entry(Program.Entry entry) {
    Network.EntryPoint point = entry.point();
    String update =
        point.update().stream().map(p -> '"' + p + '"').collect(Collectors.joining(", "));
    return CodeBlock.of(
        "new $T($S, $T.Kind.$L, $L, $L, $L, $T.of($L))",
        Types.ENTRY_INFO,
        point.method(),
        Types.ENTRY_INFO,
        point.kind(),
        point.method().startsWith("<"),
        arrays(entry, Role.READ),
        arrays(entry, Role.WRITE),
        List.class,
        update);
  }

  private CodeBlock arrays(Program.Entry entry, Role role) {
    List<CodeBlock> arrays = new ArrayList<>();
    for (Argument argument : point(entry, role)) {
      arrays.add(array(entry, argument));
    }
    return CodeBlock.of("List.of($L)", joined(arrays, ", "));
  }

  /** The arrays in the order of the table: also the result that is returned. */
  static List<Argument> point(Program.Entry entry, Role role) {
    List<Argument> arrays = new ArrayList<>();
    for (Argument argument : entry.point().arguments()) {
      if (argument.role() == role) {
        arrays.add(argument);
      }
    }
    if (role == Role.WRITE && entry.point().returns() == Network.Returns.ARRAY) {
      arrays.add(EntryShapes.returned(entry));
    }
    return arrays;
  }

  private CodeBlock array(Program.Entry entry, Argument argument) {
    EntryShapes shapes = new EntryShapes(entry);
    Shape shape = shapes.shape(argument);
    int classes =
        argument.role() == Role.READ && shapes.input(argument) instanceof Input input
            ? Math.max(0, input.classes())
            : 0;
    return CodeBlock.of(
        "new $T($S, $T.$L, $L, $L, $L)",
        Types.ARRAY_INFO,
        argument.node(),
        Types.ELEMENT_TYPE,
        argument.array().name(),
        ints(shape.example()),
        shape.isBatched(),
        classes);
  }
}
