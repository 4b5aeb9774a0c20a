package org.sinter.runtime.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sinter.runtime.profile.Roofline.Bound;

/** What an entry point's kernels cost, as text. */
final class CostTable {
  private final Roofline roofline;
  private final int examples;
  private final Optional<Profile> measured;

  CostTable(Roofline roofline, int examples, Optional<Profile> measured) {
    this.roofline = roofline;
    this.examples = examples;
    this.measured = measured;
  }

  String of(EntryCost entry) {
    List<String> head =
        new ArrayList<>(List.of("kernel", "FLOP", "bytes", "FLOP/byte", "roofline", "bound by"));
    if (measured.isPresent()) {
      head.addAll(List.of("measured", "of roofline"));
    }
    head.add("what");
    TextTable table = new TextTable(head.toArray(String[]::new));
    entry.kernels().forEach(kernel -> table.add(cells(kernel)));
    table.add(totals(entry));
    return table.text();
  }

  private String[] cells(KernelCost kernel) {
    long operations = kernel.operations().at(examples);
    long bytes = kernel.bytes(examples);
    double least = roofline.nanos(operations, bytes);
    Bound bound = roofline.bound(operations, bytes);
    double median =
        measured
            .flatMap(profile -> profile.kernel(kernel.method()))
            .map(KernelTime::medianNanos)
            .orElse(0L);
    return row(
        kernel.method(),
        operations,
        bytes,
        least,
        bound.name().toLowerCase(Locale.ROOT),
        median,
        kernel.what());
  }

  private String[] totals(EntryCost entry) {
    double least = 0;
    double median = 0;
    for (KernelCost kernel : entry.kernels()) {
      least += roofline.nanos(kernel.operations().at(examples), kernel.bytes(examples));
      median +=
          measured
              .flatMap(profile -> profile.kernel(kernel.method()))
              .map(KernelTime::medianNanos)
              .orElse(0L);
    }
    return row("total", entry.operations(examples), entry.bytes(examples), least, "", median, "");
  }

  private String[] row(
      String name,
      long operations,
      long bytes,
      double least,
      String bound,
      double median,
      String what) {
    List<String> cells = new ArrayList<>();
    cells.add(name);
    cells.add(TextTable.count(operations));
    cells.add(TextTable.count(bytes));
    cells.add(TextTable.ratio(operations, bytes));
    cells.add(TextTable.time(least));
    cells.add(bound);
    if (measured.isPresent()) {
      cells.add(median == 0 ? "-" : TextTable.time(median));
      cells.add(TextTable.percent(least, median));
    }
    cells.add(what);
    return cells.toArray(String[]::new);
  }
}
