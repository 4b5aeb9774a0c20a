package org.sinter.documents;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Slot;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;

/** The smallest network around an annotation: the first sample of its operator, written out. */
record ExampleNetwork(AnnotationSource annotation, OpDefinition definition) {

  /** The simple name of the interface. */
  String name() {
    return annotation.name() + "Example";
  }

  /** The name of the node that carries the annotation. */
  String result() {
    return annotation.isLoss() ? "loss" : "y";
  }

  /** An operand as a node of its own, and the Java array that feeds it, if it is one of a batch. */
  private record Feed(String name, String declaration, Optional<String> array) {}

  String source() {
    List<Feed> feeds = feeds();
    String read = feeds.stream().map(f -> "Tensor " + f.name()).collect(Collectors.joining(", "));
    String arrays =
        feeds.stream().flatMap(f -> f.array().stream()).collect(Collectors.joining(", "));
    String entry =
        annotation.isLoss()
            ? "@Evaluate(\"loss\") float evaluate(" + arrays + ")"
            : "@Predict(\"y\") float[] predict(" + arrays + ")";
    String nodes =
        feeds.stream()
            .map(f -> "  %s Tensor %s();\n".formatted(f.declaration(), f.name()))
            .collect(Collectors.joining());
    return """
    import org.sinter.*;
    import org.sinter.%s.*;

    @Network
    public interface %s {
    %s  %s Tensor %s(%s);

      %s;
    }
    """
        .formatted(annotation.folder(), name(), nodes, marked(), result(), read, entry);
  }

  private Sample sample() {
    return definition.samples().getFirst();
  }

  private List<Feed> feeds() {
    List<Sample.Operand> operands = sample().operands();
    List<Slot> slots = Slot.of(definition.slots(), operands.size());
    List<Feed> feeds = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      feeds.add(feed(slots.get(i).name(), operands.get(i)));
    }
    return feeds;
  }

  private static Feed feed(String name, Sample.Operand operand) {
    String shape = braces(operand.shape().example().dims());
    if (!operand.shape().isBatched()) {
      return new Feed(name, own(operand, shape), Optional.empty());
    }
    boolean label = name.equals("label");
    String array = (operand.integral() ? "int[] " : "float[] ") + name;
    if (label && operand.integral()) {
      return new Feed(name, "@Label(classes = " + (int) operand.high() + ")", Optional.of(array));
    }
    String type = operand.integral() ? ", type = Type.INT32" : "";
    String declaration = "@%s(shape = %s%s)".formatted(label ? "Label" : "Input", shape, type);
    return new Feed(name, declaration, Optional.of(array));
  }

  /** What every example shares: whole numbers are known, others are learned. */
  private static String own(Sample.Operand operand, String shape) {
    if (!operand.integral()) {
      return "@Parameter(shape = " + shape + ")";
    }
    Shape whole = operand.shape();
    List<Integer> first = Collections.nCopies(whole.exampleSize(), (int) operand.low());
    return "@Constant(value = %s, shape = %s)".formatted(braces(first), shape);
  }

  /** The annotation with the sample's attributes, in the order in which it declares them. */
  private String marked() {
    List<String> given =
        annotation.attributes().stream()
            .filter(a -> sample().attributes().has(a.name()))
            .map(a -> a.name() + " = " + value(a))
            .toList();
    if (given.isEmpty()) {
      return "@" + annotation.name();
    }
    String all = String.join(", ", given);
    boolean alone = given.size() == 1 && all.startsWith("value = ");
    return "@%s(%s)".formatted(annotation.name(), alone ? all.substring("value = ".length()) : all);
  }

  private String value(AnnotationSource.Attribute attribute) {
    Object value = sample().attributes().values().get(attribute.name());
    return switch (value) {
      case List<?> list -> braces(list);
      case String text when attribute.type().equals("String") -> '"' + text + '"';
      case String constant -> attribute.type() + "." + constant;
      case null -> throw new AssertionError(attribute);
      default -> value.toString();
    };
  }

  /** An array in Java; of one element, the element. */
  private static String braces(List<?> elements) {
    if (elements.size() == 1) {
      return text(elements.getFirst());
    }
    return IntStream.range(0, elements.size())
        .mapToObj(i -> text(elements.get(i)))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String text(Object element) {
    return element instanceof Dim dim ? Integer.toString(dim.literal()) : element.toString();
  }
}
