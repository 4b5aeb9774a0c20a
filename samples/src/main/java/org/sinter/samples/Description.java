package org.sinter.samples;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sinter.runtime.ArrayInfo;
import org.sinter.runtime.EntryInfo;
import org.sinter.runtime.NetworkInfo;
import org.sinter.runtime.Networks;
import org.sinter.runtime.ParameterInfo;

/** The tables of a compiled network as text. */
final class Description {
  private Description() {}

  /**
   * Parameters and entry points.
   *
   * @throws IllegalArgumentException if no generated class belongs to the interface
   */
  static String of(Class<?> network) {
    NetworkInfo info = Networks.of(Networks.create(network, 0)).info();
    StringBuilder text = new StringBuilder();
    line(text, "%s, %s, %,d parameters", info.name(), info.precision(), info.parameterCount());
    for (ParameterInfo parameter : info.parameters()) {
      line(text, "  %-20s %s", parameter.name(), parameter.shape());
    }
    for (EntryInfo entry : info.entries()) {
      line(
          text,
          "%s %s: %s -> %s",
          entry.kind().name().toLowerCase(Locale.ROOT),
          entry.name(),
          arrays(entry.reads()),
          arrays(entry.writes()));
    }
    return text.toString();
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

  private static void line(StringBuilder text, String pattern, Object... values) {
    text.append(String.format(Locale.ROOT, pattern, values)).append('\n');
  }
}
