package org.sinter.processor.pipeline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.sinter.processor.diagnostic.CompileError;
import org.sinter.processor.emit.ClassEmitter;
import org.sinter.processor.emit.OutputFile;
import org.sinter.processor.emit.Program;
import org.sinter.processor.ir.FusionPlan;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.GraphDot;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Network;
import org.sinter.processor.ir.Network.EntryPoint;
import org.sinter.processor.ir.Network.Kind;
import org.sinter.processor.ir.Network.Role;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Parameter;
import org.sinter.processor.ir.Schedule;
import org.sinter.processor.ir.Uniform;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Kernel;
import org.sinter.processor.lower.Lowering;
import org.sinter.processor.pass.Decompose;
import org.sinter.processor.pass.FusionPlanner;
import org.sinter.processor.pass.IndexBounds;
import org.sinter.processor.pass.LayoutAssignment;
import org.sinter.processor.schedule.Scheduler;
import org.sinter.processor.type.Layout;
import org.sinter.processor.type.Maps;

/** From a checked network to its files: the stages in their order. */
public final class Compiler {
  private final Options options;
  private final Dumps dumps;

  /** Compiles with these options. */
  public Compiler(Options options) {
    this.options = options;
    this.dumps = new Dumps(options.dumps());
  }

  /** The files of a network. */
  public List<OutputFile> compile(Network network) {
    return ClassEmitter.emit(program(network), options.vector());
  }

  /** What was asked to be printed, after {@link #compile}. */
  public Dumps dumps() {
    return dumps;
  }

  /**
   * What an entry point computes, in primitives and as declared: nothing is differentiated or
   * simplified yet. References are evaluated on it.
   */
  public static Graph forward(Network network, EntryPoint point) {
    return EntryGraphs.forward(network, point);
  }

  /** Everything up to the loops. */
  public Program program(Network network) {
    List<Parameter> parameters = ParameterTable.parameters(network);
    dumps.add("graph", "", network.graph());
    dumps.add("dot", "", () -> GraphDot.of(network.interfaceName(), network.graph()));
    Map<EntryPoint, Graph> forward = new LinkedHashMap<>();
    for (EntryPoint point : NodeEntries.of(network)) {
      forward.put(point, stage("decompose", point, () -> EntryGraphs.forward(network, point)));
    }
    ParameterTable table =
        new ParameterTable(
            parameters, LayoutAssignment.ofParameters(List.copyOf(forward.values())));
    Map<EntryPoint, Graph> complete = new LinkedHashMap<>();
    for (EntryPoint point : forward.keySet()) {
      Graph graph = Maps.at(forward, point);
      complete.put(
          point, stage("autodiff", point, () -> EntryGraphs.complete(point, graph, parameters)));
    }
    RowGradients rows = new RowGradients(table.layouts());
    Set<String> byRows =
        rows.of(
            complete.keySet().stream()
                .filter(point -> point.kind() == Kind.TRAIN)
                .map(point -> Maps.at(complete, point))
                .toList());
    ConstantTable constants = new ConstantTable(List.copyOf(complete.values()));
    List<Program.Entry> entries = new ArrayList<>();
    for (EntryPoint point : complete.keySet()) {
      Graph graph = Maps.at(complete, point);
      boolean train = point.kind() == Kind.TRAIN;
      Graph whole = train ? RowGradients.intoZeros(graph, byRows) : graph;
      Map<String, Node> inputs = train ? rows.inputs(whole, byRows) : Map.of();
      entries.add(entry(network, point, whole, table, constants, inputs));
    }
    return new Program(
        network,
        entries,
        table.slices(byRows),
        table.length(),
        constants.literals(),
        constants.length(),
        hash(complete));
  }

  private Program.Entry entry(
      Network network,
      EntryPoint point,
      Graph graph,
      ParameterTable table,
      ConstantTable constants,
      Map<String, Node> rows) {
    String name = point.method();
    dumps.add("autodiff", name, graph);
    Map<String, Value> gradients = outputs(point, graph, EntryGraphs.GRADIENT);
    Map<String, Value> state = outputs(point, graph, Decompose.STATE);
    Map<Value, Layout> layouts = LayoutAssignment.ofValues(graph, table.layouts(), gradients);
    FusionPlan plan = stage("fusion", point, () -> FusionPlanner.plan(graph, layouts));
    dumps.add("fusion", name, plan);
    dumps.add("dot", name, () -> GraphDot.of(network.interfaceName() + " " + name, plan));
    Schedule schedule =
        stage(
            "schedule",
            point,
            () ->
                Scheduler.schedule(
                    plan, table.placements(), gradients, state, constants.placements()));
    dumps.add("schedule", name, schedule);
    List<Kernel> kernels = stage("lowering", point, () -> Lowering.lower(schedule));
    dumps.add("loops", name, new LoopText(kernels));
    return new Program.Entry(
        point,
        schedule,
        kernels,
        inputs(network, point, graph),
        rows,
        EntryGraphs.demand(network, point),
        mixes(graph));
  }

  private static <T> T stage(String stage, EntryPoint point, Supplier<T> work) {
    try {
      return work.get();
    } catch (CompileError error) {
      throw error;
    } catch (RuntimeException fault) {
      throw new StageFailure(stage, point.method(), fault);
    }
  }

  /** The outputs of a training step whose names begin so, by the rest of the name. */
  private static Map<String, Value> outputs(EntryPoint point, Graph graph, String prefix) {
    Map<String, Value> values = new LinkedHashMap<>();
    if (point.kind() == Kind.TRAIN) {
      for (Graph.Output output : graph.outputs()) {
        if (output.name().startsWith(prefix)) {
          values.put(output.name().substring(prefix.length()), output.value());
        }
      }
    }
    return values;
  }

  /** The sources that an entry point's arrays feed, also where the result does not need them. */
  private static Map<String, Input> inputs(Network network, EntryPoint point, Graph graph) {
    Map<String, Integer> bounds = IndexBounds.of(graph);
    Map<String, Node> nodes = new LinkedHashMap<>();
    for (Node node : network.graph().nodes()) {
      nodes.put(node.name(), node);
    }
    Map<String, Input> inputs = new LinkedHashMap<>();
    for (Network.Argument argument : point.arguments()) {
      if (argument.role() == Role.READ) {
        Node node = Maps.at(nodes, argument.node());
        Input input =
            node.op() instanceof Input declared
                ? declared.bounded(bounds.getOrDefault(declared.source(), 0))
                : Input.real(node.name(), node.result().type());
        inputs.put(node.name(), input);
      }
    }
    return inputs;
  }

  /**
   * True if something is folded over the batch, so that its examples must stay together; or if
   * random numbers are drawn, which follow from the place in the whole batch.
   */
  private static boolean mixes(Graph graph) {
    for (Node node : graph.nodes()) {
      for (Value operand : node.operands()) {
        if (operand.shape().isBatched() && !node.result().shape().isBatched()) {
          return true;
        }
      }
      if (node.op() instanceof Uniform) {
        return true;
      }
    }
    return false;
  }

  private static String hash(Map<EntryPoint, Graph> graphs) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Map.Entry<EntryPoint, Graph> entry : graphs.entrySet()) {
        String text = entry.getKey() + "\n" + entry.getValue();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
