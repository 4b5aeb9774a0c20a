package org.sinter.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the JIT made of a network, from its log: no method of Sinter's refused, every method that
 * holds vectors in its top tier, nothing allocated.
 *
 * @param kernels how many methods hold vectors
 * @param refused those that a compiler gave up
 * @param low methods with vectors whose last code is of a lower tier, or that have none
 * @param bytes that a call allocates
 */
record JitCheck(int kernels, Set<String> refused, Set<String> low, long bytes) {
  private static final int TOP = 4;

  /** Time, number, marks, tier, class, method, what became of it. */
  private static final Pattern LINE =
      Pattern.compile("\\s*\\d+\\s+(\\d+)\\s.*?\\s([1-4])\\s+(org\\.sinter\\.\\S+)::(\\S+) (.*)");

  private static final String REFUSED = "COMPILE SKIPPED";
  private static final String DROPPED = "made not entrant";

  /** Between the names of the cuts of a tile, of which the CPU runs one. */
  private static final String OR = " or ";

  /** In the methods of the twin in vectors, and in what the runtime transposes with. */
  private static final String TWIN = "$VectorKernels";

  private static final String TRANSPOSITION = "VectorTransposition";
  private static final String FUNCTIONS = ".VectorMath";

  static Row row(GeneratedNetwork network) throws IOException, InterruptedException {
    JitCheck check = run(network);
    String ours =
        "%d kernels, %d B".formatted(check.kernels, check.bytes)
            + named("refused", check.refused)
            + named("below the top tier", check.low);
    return new Row(
        network.row("jit"),
        ours,
        Row.NONE,
        Row.NONE,
        "0 refused, low, B",
        Row.Verdict.of(check.isClean()));
  }

  private static String named(String what, Set<String> methods) {
    return methods.isEmpty() ? "" : ", " + what + ": " + String.join(" ", methods);
  }

  /** Warms a network up in a JVM of its own. */
  static JitCheck run(GeneratedNetwork network) throws IOException, InterruptedException {
    Path file = Files.createTempFile("sinter-jit", ".txt");
    try {
      List<String> options = List.of("-XX:+PrintCompilation");
      String printed = Fork.run(JitRun.class, options, network.type().getName(), file.toString());
      return of(Stream.concat(printed.lines(), Files.readAllLines(file).stream()).toList());
    } finally {
      Files.delete(file);
    }
  }

  boolean isClean() {
    return refused.isEmpty() && low.isEmpty() && bytes == 0;
  }

  /** From the lines of the JIT and those of {@link JitRun}. */
  static JitCheck of(List<String> log) {
    Set<String> kernels = marked(log, JitRun.KERNEL).collect(Collectors.toCollection(TreeSet::new));
    Set<String> refused = new TreeSet<>();
    Map<String, String> top = new HashMap<>(); // numbers of compilations, by method
    for (String line : log) {
      Matcher found = LINE.matcher(line);
      if (found.matches()) {
        String method = method(found.group(3), found.group(4));
        if (found.group(5).contains(REFUSED)) {
          refused.add(method);
        } else if (found.group(5).contains(DROPPED)) {
          top.remove(method, found.group(1));
        } else if (Integer.parseInt(found.group(2)) == TOP) {
          top.put(method, found.group(1));
        }
      }
    }
    Set<String> low = new TreeSet<>(kernels);
    low.removeIf(kernel -> Stream.of(kernel.split(OR)).anyMatch(top::containsKey));
    long bytes = marked(log, JitRun.BYTES).mapToLong(Long::parseLong).findFirst().orElseThrow();
    return new JitCheck(kernels.size(), refused, low, bytes);
  }

  private static Stream<String> marked(List<String> log, String mark) {
    return log.stream().filter(l -> l.startsWith(mark)).map(l -> l.substring(mark.length()));
  }

  /** As the calls of the twin name it. */
  private static String method(String type, String name) {
    if (type.endsWith(TRANSPOSITION) && !name.equals("run")) {
      return "transposition";
    }
    return type.contains(TWIN) || type.endsWith(FUNCTIONS) ? name : type + "." + name;
  }
}
