package org.sinter.processor.testing;

import java.util.Arrays;
import java.util.List;
import org.sinter.processor.diagnostic.Origin;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Formula;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.InitSpec;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Mode;
import org.sinter.processor.ir.Op;
import org.sinter.processor.ir.OpRegistry;
import org.sinter.processor.ir.Parameter;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.pass.DeadCode;
import org.sinter.processor.pass.Decompose;
import org.sinter.processor.pass.PassManager;
import org.sinter.processor.type.ElementType;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** Writes small graphs: named inputs of doubles, operators by name. */
public final class Build {
  public final GraphBuilder g = new GraphBuilder();

  public Value input(String name, Shape shape) {
    return input(Input.real(name, new TensorType(ElementType.FLOAT64, shape)));
  }

  /** A label of class indices. */
  public Value label(String name, int classes, Shape shape) {
    TensorType type = new TensorType(ElementType.FLOAT64, shape);
    return input(new Input(name, ElementType.INT32, type, 1, 0, classes));
  }

  private Value input(Input input) {
    return g.at(input.source(), Origin.of(input.source())).add(input, List.of());
  }

  /** A parameter of its own, no layer's. */
  public Value parameter(String name, int... extents) {
    TensorType type = new TensorType(ElementType.FLOAT64, Shape.of(extents));
    return op(name, new Parameter(name, type, new InitSpec(InitSpec.Kind.ZEROS, 0, 1, 1)));
  }

  /** An operator of the registry. */
  public Value op(String name, String definition, Attributes attributes, Value... operands) {
    return op(name, OpRegistry.load().definition(definition).create(attributes), operands);
  }

  public Value op(String name, Op op, Value... operands) {
    return g.at(name, Origin.of(name)).add(op, List.of(operands));
  }

  public Value map(String name, Expr body, Value... operands) {
    return op(name, new Formula(name, operands.length, body), operands);
  }

  /** The graph with its outputs under their nodes' names. */
  public Graph build(Value... outputs) {
    return g.build(Arrays.stream(outputs).map(v -> new Graph.Output(g.node(v).name(), v)).toList());
  }

  /** The same, of primitives. */
  public Graph primitives(Mode mode, Value... outputs) {
    return PassManager.of(new Decompose(mode), new DeadCode()).verifying().run(build(outputs));
  }
}
