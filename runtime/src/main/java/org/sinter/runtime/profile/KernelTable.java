package org.sinter.runtime.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.constant.MethodTypeDesc;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The table that the compiler writes beside a generated class.
 *
 * @param methods of the class that has the kernels, in order
 * @param entries in the order of the network's tables
 */
record KernelTable(List<Method> methods, List<EntryCost> entries) {
  private static final String FORMAT = "sinter kernels 1";

  /**
   * A method that entry points or the runtime call.
   *
   * @param batch the number of the parameter that is the number of examples, or -1
   * @param end the number of the parameter that ends a loop over the examples, or -1; the one
   *     before begins it
   * @param perExample that loop's iterations for each example
   */
  record Method(String name, MethodTypeDesc type, int batch, int end, int perExample) {}

  /**
   * The table of a generated class.
   *
   * @throws IllegalStateException if there is none, or it is of another version
   */
  static KernelTable of(Class<?> generated) {
    String path = "/META-INF/sinter/" + generated.getName() + ".kernels";
    try (InputStream in = generated.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(
            generated.getName()
                + ": there is no "
                + path.substring(1)
                + " beside its class file; compile the network again, and keep the file in the"
                + " jar");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return parse(path.substring(1), text.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KernelTable parse(String path, List<String> lines) {
    String format = lines.isEmpty() ? "nothing" : lines.getFirst();
    if (!format.equals(FORMAT)) {
      throw new IllegalStateException(
          path
              + ": expected a file that begins with '"
              + FORMAT
              + "', was '"
              + format
              + "'; compile the network with the Sinter that runs it");
    }
    List<Method> methods = new ArrayList<>();
    List<EntryCost> entries = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] f = line.split("\t");
      switch (f[0]) {
        case "method" ->
            methods.add(
                new Method(
                    f[1],
                    MethodTypeDesc.ofDescriptor(f[2]),
                    Integer.parseInt(f[3]),
                    Integer.parseInt(f[4]),
                    Integer.parseInt(f[5])));
        case "entry" -> entries.add(new EntryCost(f[1], count(f[2]), count(f[3]), List.of()));
        case "kernel" -> {
          EntryCost last = entries.removeLast();
          List<KernelCost> kernels = new ArrayList<>(last.kernels());
          kernels.add(new KernelCost(f[1], f[2], count(f[3]), count(f[4]), count(f[5])));
          entries.add(new EntryCost(last.name(), last.workspace(), last.aliveAtOnce(), kernels));
        }
        default ->
            throw new IllegalStateException(
                path + ": expected method, entry or kernel, was '" + f[0] + "'");
      }
    }
    return new KernelTable(List.copyOf(methods), List.copyOf(entries));
  }

  private static BatchCount count(String coefficients) {
    return new BatchCount(Arrays.stream(coefficients.split(",")).map(Long::valueOf).toList());
  }

  /** The kernels that have a method of their own, each once. */
  List<KernelCost> kernels() {
    List<KernelCost> distinct = new ArrayList<>();
    for (Method method : methods) {
      entries.stream()
          .flatMap(entry -> entry.kernels().stream())
          .filter(kernel -> kernel.method().equals(method.name()))
          .findFirst()
          .ifPresent(distinct::add);
    }
    return distinct;
  }
}
