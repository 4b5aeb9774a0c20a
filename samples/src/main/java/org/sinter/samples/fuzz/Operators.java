package org.sinter.samples.fuzz;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sinter.processor.diagnostic.CompileError;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Op;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Slot;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * Adds an operator with settings and operands that fit. What fits, the operator says itself: its
 * samples show shapes, settings and ranges, which are varied, and what its shape rule then refuses
 * is drawn again.
 */
final class Operators {
  private static final int MOST_TRIALS = 40;
  private static final int MOST_ELEMENTS = 1_500;
  private static final int MOST_WORK = 60_000;
  private static final int MOST_WORK_WHERE_WIDE = 1_000_000;

  /** Its square is nothing in float. */
  private static final double TOO_SMALL = 1e-12;

  private final Dice dice;
  private final Draft draft;
  private final Operands operands;

  Operators(Dice dice, Draft draft) {
    this.dice = dice;
    this.draft = draft;
    this.operands = new Operands(dice, draft);
  }

  /** Adds a node of this annotation; in the end one like a sample, on operands of its own. */
  NodeSpec add(Operation operation) {
    return add(operation, MOST_WORK);
  }

  /** The same of an operator that may cost more, having many channels. */
  NodeSpec addWide(Operation operation) {
    return add(operation, MOST_WORK_WHERE_WIDE);
  }

  private NodeSpec add(Operation operation, int mostWork) {
    RuntimeException last = null;
    for (int trial = 0; trial < MOST_TRIALS; trial++) {
      int before = draft.nodes().size();
      try {
        return tried(operation, trial, mostWork);
      } catch (CompileError | Draft.Unfit unfit) {
        last = unfit;
        draft.cut(before); // anything else that is thrown is a fault of the compiler
      }
    }
    throw new IllegalStateException("no network was found for @" + operation.name(), last);
  }

  private NodeSpec tried(Operation operation, int trial, int mostWork) {
    Sample sample = dice.of(operation.definition().samples());
    boolean exact = trial >= MOST_TRIALS / 2;
    Operands.Choice choice = operands.choose(sample, exact);
    Map<String, Object> settings =
        settings(operation, sample, choice.shapes(), exact || dice.percent(20));
    Op op = operation.definition().create(new Attributes(settings));
    List<TensorType> types = choice.types();
    TensorType result = op.infer(types);
    limit(op, types, result, mostWork);
    List<NodeSpec> nodes = operands.realise(operation, sample, choice, settings, op);
    String name = draft.name(Draft.kind(operation.name()));
    Mark mark = mark(operation, settings);
    NodeSpec node = draft.add(name, mark, op, nodes, slots(operation, nodes.size()));
    if (Domain.isAtKink(node) || node.bound() > 0 && node.bound() < TOO_SMALL) {
      throw new Draft.Unfit(mark + " of usual numbers gives " + node.bound());
    }
    return node;
  }

  private Map<String, Object> settings(
      Operation operation, Sample sample, List<Shape> shapes, boolean asSampled) {
    Map<String, Object> settings = new HashMap<>();
    for (Operation.Member member : operation.members()) {
      Object sampled = sample.attributes().values().get(member.name());
      Context context = new Context(dice, shapes, settings);
      Optional<Object> drawn =
          Domain.isMeaning(member.name()) || asSampled && (sampled != null || !member.required())
              ? Optional.ofNullable(sampled)
              : drawn(operation, member, context).or(() -> Optional.ofNullable(sampled));
      drawn.ifPresent(value -> settings.put(member.name(), value));
    }
    return settings;
  }

  private Optional<Object> drawn(Operation operation, Operation.Member member, Context context) {
    return member.required() || dice.percent(50)
        ? Vocabulary.draw(operation, member, context)
        : Optional.empty();
  }

  private static Mark mark(Operation operation, Map<String, Object> settings) {
    Mark mark = Mark.of(operation.name());
    for (Operation.Member member : operation.members()) {
      Object value = settings.get(member.name());
      if (value != null) {
        mark = mark.with(member.name(), Vocabulary.text(member, value));
      }
    }
    return mark;
  }

  /** Operands that may be left out are named, half of the time. */
  private Map<Integer, String> slots(Operation operation, int count) {
    List<Slot> places = Slot.of(operation.definition().slots(), count);
    Map<Integer, String> named = new HashMap<>();
    for (int i = 0; i < count; i++) {
      if (places.get(i).optional() && dice.percent(50)) {
        named.put(i, places.get(i).name());
      }
    }
    return named;
  }

  private void limit(Op op, List<TensorType> types, TensorType result, int mostWork) {
    int size = result.shape().exampleSize();
    int cost = size * factor(op, types, result);
    if (size == 0 || size > MOST_ELEMENTS || cost > mostWork) {
      throw new Draft.Unfit(op.name() + " costs " + cost);
    }
    draft.addWork(cost);
  }

  /** Multiplications for each element of the result, roughly. */
  private static int factor(Op op, List<TensorType> types, TensorType result) {
    Shape shape = result.shape().example();
    int channels = shape.rank() == 0 ? 1 : Math.max(1, shape.extent(shape.rank() - 1));
    int factor = 1;
    if (op instanceof Composite layer) {
      for (var parameter : layer.parameters(types)) {
        factor += parameter.shape().exampleSize() / channels;
      }
    }
    if (types.size() > 1) {
      Shape x = types.getFirst().shape().example();
      factor *= x.rank() == 0 ? 1 : x.extent(x.rank() - 1);
    }
    return factor;
  }
}
