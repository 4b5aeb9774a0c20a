package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Affine;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Contraction;
import org.sinter.processor.ir.Einsum;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.Iota;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.ReduceSum;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Slot;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * A sum of products by labelled axes, {@code "ij,jk->ik"}. More than two operands are multiplied
 * from left to right; labels of one operand alone are summed first.
 */
public record EinsteinSum(Equation equation) implements Composite {

  @Override
  public String name() {
    return "einsum";
  }

  @Override
  public String label() {
    return "einsum(" + equation + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    if (operands.size() != equation.operands().size()) {
      throw Message.ATTRIBUTE_RANGE
          .with(name(), "value", equation, "of as many operands as are given, " + operands.size())
          .at("value");
    }
    Map<Character, Dim> extents = new HashMap<>();
    boolean batch = false;
    for (int i = 0; i < operands.size(); i++) {
      Shape shape = operands.get(i).shape();
      equation.check(name(), i, shape, extents);
      batch |= shape.isBatched();
    }
    return operands.getFirst().withShape(equation.shape(equation.result(), batch, extents));
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Term left = reduced(e, new Term(equation.operands().getFirst(), operands.getFirst()), 0);
    for (int i = 1; i < operands.size(); i++) {
      Term right = reduced(e, new Term(equation.operands().get(i), operands.get(i)), i);
      left = product(e, left, right, i);
    }
    return ordered(e, left);
  }

  /** A value and the label of each of its axes; the batch has none. */
  private record Term(String labels, Value value) {
    boolean has(char label) {
      return labels.indexOf(label) >= 0;
    }

    /** The axis of a label. */
    int axis(char label) {
      return labels.indexOf(label) + (value.shape().isBatched() ? 1 : 0);
    }
  }

  /** Diagonals where a label stands twice, then sums over what nobody else names. */
  private Term reduced(Expansion e, Term term, int operand) {
    Term single = term;
    for (char label : equation.operands().get(operand).toCharArray()) {
      if (single.labels.indexOf(label) != single.labels.lastIndexOf(label)) {
        single = diagonal(e, single, label);
      }
    }
    StringBuilder kept = new StringBuilder();
    List<Integer> summed = new ArrayList<>();
    for (char label : single.labels.toCharArray()) {
      if (equation.isNeeded(label, operand)) {
        kept.append(label);
      } else {
        summed.add(single.axis(label));
      }
    }
    return summed.isEmpty()
        ? single
        : new Term(kept.toString(), e.add(new ReduceSum(summed), single.value));
  }

  /** The second axis of a label summed away where it is not the first. */
  private static Term diagonal(Expansion e, Term term, char label) {
    Value x = term.value;
    int first = term.axis(label);
    int second = first + term.labels.lastIndexOf(label) - term.labels.indexOf(label);
    Value i = e.add(new Iota(x.type(), first));
    Value j = e.add(new Iota(x.type(), second));
    Expr zero = Expr.constant(0);
    Expr equal = Expr.select(Comparison.EQUAL, Expr.arg(1), Expr.arg(2), Expr.arg(0), zero);
    Value on = e.map("diagonal", equal, x, i, j);
    String labels =
        new StringBuilder(term.labels).deleteCharAt(term.labels.lastIndexOf(label)).toString();
    return new Term(labels, e.add(new ReduceSum(List.of(second)), on));
  }

  /** The axes that either side has and somebody needs later are kept, the others summed. */
  private Term product(Expansion e, Term a, Term b, int operand) {
    boolean last = operand == equation.operands().size() - 1;
    Set<Character> all = new LinkedHashSet<>();
    (last ? equation.result() : "").chars().forEach(c -> all.add((char) c));
    (a.labels + b.labels).chars().forEach(c -> all.add((char) c));
    List<Character> kept = all.stream().filter(c -> equation.isNeededAfter(c, operand)).toList();
    List<Character> order = new ArrayList<>(kept);
    all.stream().filter(c -> !kept.contains(c)).forEach(order::add);
    boolean batch = a.value.shape().isBatched() || b.value.shape().isBatched();
    int shift = batch ? 1 : 0;
    List<Dim> extents = new ArrayList<>();
    if (batch) {
      extents.add(Dim.BATCH);
    }
    for (char label : order) {
      Term owner = a.has(label) ? a : b;
      extents.add(owner.value.shape().dim(owner.axis(label)));
    }
    Contraction.Spec spec =
        new Contraction.Spec(
            extents, kept.size() + shift, map(a, order, shift), map(b, order, shift));
    StringBuilder labels = new StringBuilder();
    kept.forEach(labels::append);
    return new Term(labels.toString(), e.add(new Einsum(name(), spec), a.value, b.value));
  }

  private static List<Affine> map(Term term, List<Character> order, int shift) {
    List<Affine> map = new ArrayList<>();
    if (term.value.shape().isBatched()) {
      map.add(Affine.axis(0));
    }
    term.labels.chars().forEach(c -> map.add(Affine.axis(order.indexOf((char) c) + shift)));
    return map;
  }

  /** The axes in the order of the result. */
  private Value ordered(Expansion e, Term term) {
    if (term.labels.equals(equation.result())) {
      return term.value;
    }
    List<Integer> axes = new ArrayList<>();
    if (term.value.shape().isBatched()) {
      axes.add(0);
    }
    equation.result().chars().forEach(c -> axes.add(term.axis((char) c)));
    return e.add(new Transpose(axes), term.value);
  }

  private static Sample sample(String equation, Shape... shapes) {
    return Sample.of(Attributes.none().with("value", equation), -1, 1, shapes);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "einsum";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.of("a"), Slot.repeated("more"));
    }

    @Override
    public List<String> onnx() {
      return List.of("Einsum");
    }

    @Override
    public EinsteinSum create(Attributes attributes) {
      return new EinsteinSum(Equation.of("einsum", attributes.text("value", "")));
    }

    @Override
    public List<Sample> samples() {
      return List.of(
          sample("ij,jk->ik", Shape.batchOf(2, 3), Shape.of(3, 4)),
          sample("i,j->ij", Shape.batchOf(3), Shape.batchOf(4)),
          sample("ij->ji", Shape.batchOf(2, 3)),
          sample("ii->i", Shape.of(3, 3)),
          sample("ii->", Shape.batchOf(3, 3)),
          sample("ij->", Shape.batchOf(2, 3)),
          sample("bij,bkj->bik", Shape.batchOf(2, 3, 4), Shape.batchOf(2, 5, 4)),
          sample("ijl,jk->ik", Shape.of(2, 3, 2), Shape.batchOf(3, 4)),
          sample("ij,jk,kl->il", Shape.of(2, 3), Shape.batchOf(3, 2), Shape.of(2, 4)));
    }
  }
}
