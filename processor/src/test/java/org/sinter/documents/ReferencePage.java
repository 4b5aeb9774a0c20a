package org.sinter.documents;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sinter.Activation;
import org.sinter.processor.emit.Program;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.InitSpec;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Network;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Value;
import org.sinter.processor.pipeline.Compiler;
import org.sinter.processor.pipeline.Options;
import org.sinter.processor.type.ElementType;
import org.sinter.processor.type.Layout;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * The page of one annotation.
 *
 * @param network its example as the compiler read it
 */
record ReferencePage(ExampleNetwork example, Network network) {

  String text() {
    AnnotationSource annotation = example.annotation();
    return """
    # `@%s`

    %s

    Package `org.sinter.%s`; all annotations: [the language](../language.md). Written by `ReferencePagesTest`.

    """
            .formatted(
                annotation.name(), Javadoc.paragraphs(annotation.comment()), annotation.folder())
        + attributes()
        + functions()
        + "## Example\n"
        + LiveDocument.fenced("java", example.source())
        + "\n| node | shape, N the batch |\n|---|---|\n"
        + shapes()
        + parameters()
        + gradient();
  }

  private String attributes() {
    List<AnnotationSource.Attribute> attributes = example.annotation().attributes();
    if (attributes.isEmpty()) {
      return "";
    }
    return "## Attributes\n| name | type | default | |\n|---|---|---|---|\n"
        + attributes.stream().map(ReferencePage::attribute).collect(Collectors.joining())
        + "\n";
  }

  private static String attribute(AnnotationSource.Attribute a) {
    String otherwise = a.otherwise() == null ? "must be given" : "`" + a.otherwise() + "`";
    boolean own = AnnotationSource.enums().stream().anyMatch(e -> e.name().equals(a.type()));
    String type = own ? "[`" + a.type() + "`](../language.md#words)" : "`" + a.type() + "`";
    return "| `%s` | %s | %s | %s |\n"
        .formatted(a.name(), type, otherwise, Javadoc.cell(a.comment()));
  }

  private String shapes() {
    Node result = node();
    return network.graph().nodes().stream()
        .filter(node -> node == result || result.operands().contains(node.result()))
        .map(n -> "| `%s` | `%s` |\n".formatted(n.name(), n.result().type().shape()))
        .collect(Collectors.joining());
  }

  private Node node() {
    return network.graph().nodes().stream()
        .filter(node -> node.name().equals(example.result()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(example.name() + " has no result"));
  }

  private String parameters() {
    Program program = new Compiler(new Options(Set.of(), false)).program(network);
    String prefix = example.result() + ".";
    String rows =
        program.parameters().stream()
            .filter(slice -> slice.parameter().parameter().startsWith(prefix))
            .map(ReferencePage::parameter)
            .collect(Collectors.joining());
    return rows.isEmpty()
        ? ""
        : "\n## Parameters\n| name | shape | in memory | first values | |\n|---|---|---|---|---|\n"
            + rows;
  }

  private static String parameter(Program.Slice slice) {
    var parameter = slice.parameter();
    Shape shape = parameter.type().shape();
    return "| `%s` | `%s` | %s | %s | %s |\n"
        .formatted(
            parameter.parameter(),
            shape,
            memory(slice.placement().layout(), shape),
            init(parameter.init()),
            parameter.trainable() ? "trained" : "state");
  }

  /** Panels as {@link Layout} puts them one after the other. */
  private static String memory(Layout layout, Shape shape) {
    if (layout.isRowMajor()) {
      return "row-major";
    }
    String inner =
        layout.order().stream().map(i -> "[" + shape.extent(i) + "]").collect(Collectors.joining());
    int panels = Math.ceilDiv(shape.extent(0), layout.panel());
    return "panels of axis 0: `[%d]%s[%d]`".formatted(panels, inner, layout.panel());
  }

  private static String init(InitSpec init) {
    String name = "`" + init.kind() + "`";
    return switch (init.kind()) {
      case ZEROS -> name;
      case CONSTANT, NORMAL, UNIFORM -> name + " " + init.value();
      default -> "%s, fan in %d, out %d".formatted(name, init.fanIn(), init.fanOut());
    };
  }

  private String gradient() {
    String kind =
        node().op() instanceof Composite
            ? "In training the example's node expands into these primitives."
            : "The node is a primitive.";
    return "\n## Gradient\n%s\n\n%s"
        .formatted(kind, Primitives.of(network.graph(), example.result()).table());
  }

  /** The functions that the one annotation of all of them can apply. */
  private String functions() {
    boolean functions =
        example.annotation().attributes().stream()
            .anyMatch(a -> a.name().equals("value") && a.type().equals("Activation"));
    if (!functions) {
      return "";
    }
    String rows =
        AnnotationSource.of("", Activation.class.getSimpleName()).choices().stream()
            .map(this::function)
            .collect(Collectors.joining());
    return "## Functions\n| | | gradient |\n|---|---|---|\n" + rows + "\n";
  }

  private String function(AnnotationSource.Choice choice) {
    GraphBuilder g = new GraphBuilder();
    TensorType type = new TensorType(ElementType.FLOAT32, Shape.batchOf(3));
    Value x = g.add("x", Input.real("x", type), List.of());
    Attributes named = Attributes.none().with("value", choice.name());
    g.add("y", example.definition().create(named), List.of(x));
    String rule = Primitives.of(g.build(List.of()), "y").rule();
    String shown = rule.isEmpty() ? "passes" : rule;
    return "| `%s` | %s | %s |\n".formatted(choice.name(), Javadoc.cell(choice.comment()), shown);
  }
}
