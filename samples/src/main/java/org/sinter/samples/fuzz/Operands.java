package org.sinter.samples.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sinter.processor.ir.Op;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Slot;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.ElementType;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** Finds operands for an operator among the nodes there are, or adds some. */
final class Operands {
  private static final int MOST_BRIDGED = 40;

  private final Dice dice;
  private final Draft draft;
  private final Sources sources;

  Operands(Dice dice, Draft draft) {
    this.dice = dice;
    this.draft = draft;
    this.sources = new Sources(dice, draft);
  }

  /** The operands' shapes, and the node that is the first of them, if it is one that there is. */
  record Choice(Template template, List<Shape> shapes, Optional<NodeSpec> first) {

    List<TensorType> types() {
      return shapes.stream().map(s -> new TensorType(ElementType.FLOAT64, s)).toList();
    }
  }

  /** Shapes like those of a sample, or those of nodes as they are. */
  Choice choose(Sample sample, boolean exact) {
    Template template = new Template(dice, sample, exact);
    Optional<NodeSpec> first = Optional.empty();
    boolean free = !exact && dice.percent(50);
    if (!sample.operands().getFirst().integral() && (free || dice.percent(80))) {
      first =
          free
              ? Optional.of(draft.pick())
              : draft.shuffled().stream().filter(node -> template.bind(0, node)).findFirst();
    }
    List<Shape> shapes = new ArrayList<>();
    for (int i = 0; i < sample.operands().size(); i++) {
      boolean whole = sample.operands().get(i).integral();
      Shape like = i > 0 && free && !whole ? partner(shapes.getFirst()) : template.shape(i);
      shapes.add(i == 0 && first.isPresent() ? draft.type(first.get()).shape() : like);
    }
    return new Choice(template, shapes, first);
  }

  /** A shape that can meet another: the same, shorter, with ones in it; of a batch or not. */
  private Shape partner(Shape x) {
    List<Dim> dims = new ArrayList<>(x.example().dims());
    if (dice.percent(40)) {
      while (!dims.isEmpty() && dice.percent(40)) {
        dims.removeFirst();
      }
      dims.replaceAll(dim -> dice.percent(15) ? Dim.of(1) : dim);
    }
    Shape shape = new Shape(dims);
    return x.isBatched() == dice.percent(80) ? shape.inserted(0, Dim.BATCH) : shape;
  }

  /** The operands as nodes. */
  List<NodeSpec> realise(
      Operation operation, Sample sample, Choice choice, Map<String, Object> settings, Op op) {
    Map<String, Integer> bounds = Probe.bounds(op, choice.types());
    List<Slot> slots = Slot.of(operation.definition().slots(), sample.operands().size());
    List<NodeSpec> nodes = new ArrayList<>();
    for (int i = 0; i < sample.operands().size(); i++) {
      Sample.Operand operand = sample.operands().get(i);
      Shape shape = choice.shapes().get(i);
      String slot = slots.get(i).name();
      boolean classes = slot.equals("label") && rank(shape) < rank(choice.shapes().getFirst());
      if (operand.integral() || classes) {
        int known = classes ? last(choice.shapes().getFirst()) : choice.template().bound(i);
        nodes.add(whole(shape, slot, Values.below(bounds.getOrDefault("x" + i, known))));
        continue;
      }
      Optional<Values> range = Domain.range(operation, slot, operand, settings);
      NodeSpec node =
          i == 0 && choice.first().isPresent()
              ? choice.first().get()
              : real(shape, operation.loss() ? slot : "", operand, range.orElse(Values.USUAL));
      nodes.add(range.isPresent() ? within(node, range.get()) : node);
    }
    return nodes;
  }

  private static int rank(Shape shape) {
    return shape.example().rank();
  }

  private static int last(Shape shape) {
    return shape.extent(shape.rank() - 1);
  }

  /** Real numbers: a label or the weights of a loss, a node that there is, or one that is added. */
  private NodeSpec real(Shape shape, String slot, Sample.Operand operand, Values range) {
    if (slot.equals("label") && shape.isBatched() && dice.percent(80)) {
      return sources.label(shape, Values.real(operand.low(), operand.high()));
    }
    Optional<NodeSpec> known = slot.equals("weights") ? Optional.empty() : existing(shape);
    return known.orElseGet(() -> added(shape, slot, range));
  }

  private NodeSpec added(Shape shape, String slot, Values range) {
    if (!shape.isBatched()) {
      return dice.percent(50) ? sources.parameter(shape, range) : sources.constant(shape, range);
    }
    boolean small = shape.exampleSize() <= MOST_BRIDGED && !slot.equals("weights");
    Optional<NodeSpec> from = small && dice.percent(50) ? draft.batched() : Optional.empty();
    return from.map(node -> bridged(node, shape)).orElseGet(() -> sources.input(shape, range));
  }

  /** Another node's numbers in this shape. */
  private NodeSpec bridged(NodeSpec node, Shape shape) {
    int size = shape.exampleSize();
    NodeSpec row = node.shape().size() == 1 ? node : draft.add(Mark.of("Flatten"), Map.of(), node);
    draft.addWork(row.size() * size);
    NodeSpec dense = draft.add(Mark.of("Dense", "units", size), Map.of("units", size), row);
    List<Integer> extents = Draft.extents(shape);
    Mark mark = Mark.of("Reshape", "shape", NodeSpec.braces(extents));
    return extents.size() == 1 ? dense : draft.add(mark, Map.of("shape", extents), dense);
  }

  /** A node of this shape, most of the time, if there is one. */
  private Optional<NodeSpec> existing(Shape shape) {
    List<NodeSpec> fitting =
        draft.nodes().stream()
            .filter(n -> draft.type(n).shape().equals(shape) && draft.isUsual(n))
            .toList();
    return fitting.isEmpty() || dice.percent(30) ? Optional.empty() : Optional.of(dice.of(fitting));
  }

  /** Whole numbers: given, known, or computed ones. */
  private NodeSpec whole(Shape shape, String slot, Values values) {
    if (!shape.isBatched()) {
      return sources.constant(shape, values);
    }
    if (slot.equals("label") && shape.rank() == 1 && values.high() > 0) {
      return sources.classes((int) values.high() + 1);
    }
    List<NodeSpec> computed =
        draft.nodes().stream()
            .filter(n -> !n.isSource() && n.values().whole())
            .filter(n -> draft.type(n).shape().equals(shape))
            .toList();
    return computed.isEmpty() || dice.percent(50)
        ? sources.indices(shape, values)
        : dice.of(computed);
  }

  /** A node's values brought into a range, if they do not lie there anyway. */
  private NodeSpec within(NodeSpec node, Values range) {
    boolean known = node.isSource() && node.values().lieWithin(range.low(), range.high());
    if (known) {
      return node;
    }
    double low = range.low();
    if (dice.percent(30)) {
      Mark clip = Mark.of("Clip", "min", low).with("max", range.high());
      return draft.add(NodeSpec.WITHIN, clip, Map.of("min", low, "max", range.high()), node);
    }
    Mark sigmoid = Mark.of("Activate", "value", "Activation.SIGMOID");
    NodeSpec unit = draft.add(NodeSpec.WITHIN, sigmoid, Map.of("value", "SIGMOID"), node);
    double width = range.high() - low;
    NodeSpec wide =
        draft.add(NodeSpec.WITHIN, Mark.of("Scale", "value", width), Map.of("value", width), unit);
    NodeSpec least = sources.constant(Shape.SCALAR, Values.real(low, low));
    return draft.add(NodeSpec.WITHIN, Mark.of("Add"), Map.of(), wide, least);
  }
}
