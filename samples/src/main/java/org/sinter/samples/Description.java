package org.sinter.samples;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sinter.runtime.ArrayInfo;
import org.sinter.runtime.EntryInfo;
import org.sinter.runtime.NetworkHandle;
import org.sinter.runtime.NetworkInfo;
import org.sinter.runtime.Networks;
import org.sinter.runtime.ParameterInfo;
import org.sinter.runtime.profile.EntryCost;
import org.sinter.runtime.profile.Roofline;

/** The tables of a compiled network as text, and what its kernels cost on this machine. */
final class Description {
  private final NetworkHandle<?> network;
  private final NetworkInfo info;
  private final List<EntryCost> costs;
  private final Roofline roofline;
  private final int batch;
  private final StringBuilder text = new StringBuilder();

  /**
   * Measures the machine.
   *
   * @throws IllegalArgumentException if no generated class belongs to the interface
   */
  Description(Class<?> type, int batch) {
    this.network = Networks.of(Networks.create(type, 0));
    this.info = network.info();
    this.costs = network.costs();
    this.roofline = Roofline.measure(info.precision());
    this.batch = batch;
  }

  /**
   * Parameters and entry points, each with its kernels.
   *
   * @param run whether each entry point is run and its kernels timed
   */
  String text(boolean run) {
    line("%s, %s, %,d parameters", info.name(), info.precision(), info.parameterCount());
    for (ParameterInfo parameter : info.parameters()) {
      line("  %-20s %s", parameter.name(), parameter.shape());
    }
    line("a batch of %d on %s", batch, roofline);
    for (int i = 0; i < costs.size(); i++) {
      entry(i, run);
    }
    return text.toString();
  }

  private void entry(int number, boolean run) {
    line("");
    line(
        "%s: %s -> %s",
        name(number),
        arrays(info.entries().get(number).reads()),
        arrays(info.entries().get(number).writes()));
    EntryCost cost = costs.get(number);
    int first = first(cost);
    if (first < number) {
      line("the same kernels as %s", name(first));
      return;
    }
    long workspace = cost.workspace().at(batch);
    long alive = cost.aliveAtOnce().at(batch);
    line(
        "workspace %,d bytes, %,d of them alive at once (%.2f)",
        workspace, alive, (double) workspace / alive);
    text.append(
        run
            ? cost.table(roofline, batch, EntryRun.profile(network, number, batch))
            : cost.table(roofline, batch));
  }

  /** The first entry point that runs the same: overloads do. */
  private int first(EntryCost cost) {
    for (int i = 0; i < costs.size(); i++) {
      if (costs.get(i).name().equals(cost.name()) && costs.get(i).equals(cost)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no entry point of this network: " + cost.name());
  }

  private String name(int number) {
    EntryInfo entry = info.entries().get(number);
    return entry.kind().name().toLowerCase(Locale.ROOT) + " " + entry.name();
  }

  private static String arrays(List<ArrayInfo> arrays) {
    return arrays.isEmpty()
        ? "()"
        : arrays.stream().map(Description::array).collect(Collectors.joining(", "));
  }

  private static String array(ArrayInfo array) {
    String type = array.type().javaArray().replace("[]", "");
    return array.name() + " " + type + (array.batched() ? " N x " : " ") + array.shape();
  }

  private void line(String pattern, Object... values) {
    text.append(String.format(Locale.ROOT, pattern, values)).append('\n');
  }
}
