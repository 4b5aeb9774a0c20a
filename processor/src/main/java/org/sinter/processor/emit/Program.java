package org.sinter.processor.emit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sinter.processor.ir.Constant;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Network;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Parameter;
import org.sinter.processor.ir.Placement;
import org.sinter.processor.ir.Schedule;
import org.sinter.processor.loop.Kernel;

/**
 * All that a generated class is written from.
 *
 * @param parameters in the order of the flat array
 * @param parameterLength of the flat array, lead-in and slack included
 * @param constantLength of the array of constants
 * @param hash of all graphs: what a checkpoint of a running training is held against
 */
public record Program(
    Network network,
    List<Entry> entries,
    List<Slice> parameters,
    int parameterLength,
    List<Literal> constants,
    int constantLength,
    String hash) {

  public Program {
    entries = List.copyOf(entries);
    parameters = List.copyOf(parameters);
    constants = List.copyOf(constants);
  }

  /** The place of an entry point among all: its number in the tables of the runtime. */
  int number(Entry entry) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i) == entry) {
        return i;
      }
    }
    throw new IllegalArgumentException(entry.point().method() + " is no entry point of these");
  }

  /**
   * One entry point, compiled.
   *
   * @param kernels in the order in which they run
   * @param inputs the sources that the arrays feed, by node, whether or not the graph still reads
   *     them
   * @param rows the inputs that name the rows of gradients, by parameter
   * @param demand what a batch must have, where not every batch will do
   * @param mixes true if some result depends on several examples, so that a batch must stay whole
   */
  public record Entry(
      Network.EntryPoint point,
      Schedule schedule,
      List<Kernel> kernels,
      Map<String, Input> inputs,
      Map<String, Node> rows,
      Optional<Demand> demand,
      boolean mixes) {
    public Entry {
      kernels = List.copyOf(kernels);
    }

    /** The method tells entries apart but for overloads; all else is deep. */
    @Override
    public int hashCode() {
      return point.hashCode();
    }
  }

  /** A node that makes something useful of so many examples only. */
  public record Demand(String node, int examples) {}

  /**
   * A parameter and its place in the flat array.
   *
   * @param byRows whether its gradient is zero but in the rows that a step looks up
   */
  public record Slice(Parameter parameter, Placement placement, boolean byRows) {}

  /** A constant and its place in the array of constants. */
  public record Literal(Constant constant, Placement placement) {}
}
