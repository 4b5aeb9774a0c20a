package org.sinter.processor.ir;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;

/** What a composite builds with: the graph, its own parameters and the mode. */
public final class Expansion {
  private final GraphBuilder graph;
  private final Mode mode;
  private final Function<String, Value> parameters;
  private final ToIntFunction<String> randomNumbers;
  private final Map<String, Value> updates = new LinkedHashMap<>();

  /**
   * @param parameters a parameter of the node being expanded by local name
   * @param randomNumbers the number of a random source of this node by local name
   */
  public Expansion(
      GraphBuilder graph,
      Mode mode,
      Function<String, Value> parameters,
      ToIntFunction<String> randomNumbers) {
    this.graph = graph;
    this.mode = mode;
    this.parameters = parameters;
    this.randomNumbers = randomNumbers;
  }

  public Mode mode() {
    return mode;
  }

  public GraphBuilder graph() {
    return graph;
  }

  /** The node's own parameter {@code weight}. */
  public Value parameter(String name) {
    return parameters.apply(name);
  }

  /** What a training step leaves in the node's own state {@code running_mean}. */
  public void update(String name, Value value) {
    updates.put(name, value);
  }

  /** What has been left in state, by local name. */
  public Map<String, Value> updates() {
    return updates;
  }

  /** The number of this node's random source, stable over entry points. */
  public int randomNumber(String name) {
    return randomNumbers.applyAsInt(name);
  }

  /** Any operator over operands. */
  public Value add(Op op, Value... operands) {
    return graph.add(op, List.of(operands));
  }

  /** An elementwise formula over operands of one shape. */
  public Value map(String name, Expr body, Value... operands) {
    return graph.add(new Formula(name, operands.length, body), List.of(operands));
  }

  /** {@code x} repeated along new axes: axis {@code i} of x is axis {@code axes[i]} of target. */
  public Value broadcast(Value x, Shape target, Integer... axes) {
    return graph.add(new Broadcast(target, List.of(axes)), List.of(x));
  }

  /** A tensor of one value. */
  public Value splat(double value, Value like) {
    return graph.add(new Splat(value, like.type()), List.of());
  }

  /** The sum over axes. */
  public Value sum(Value x, Integer... axes) {
    return graph.add(new ReduceSum(List.of(axes)), List.of(x));
  }

  /** The extents of {@code x}, for index maps. */
  public static List<Dim> dims(Value x) {
    return x.shape().dims();
  }
}
