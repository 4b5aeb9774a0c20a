package org.sinter.processor.apt;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sinter.processor.frontend.annotation.GeneratedNames;
import org.sinter.processor.pipeline.Dumps;

/** Names the files of dumps. */
final class DumpFiles {
  private DumpFiles() {}

  /**
   * Texts by file name: {@code Digits.graph.txt} for the whole network, {@code
   * Digits.train.loops.txt} for an entry point, {@code Digits.train.dot} for its picture. What the
   * compiler added itself has its name without brackets. Overloads that compute the same share a
   * file; else a number tells them apart.
   */
  static Map<String, String> of(GeneratedNames names, List<Dumps.Dump> dumps) {
    Map<String, Set<String>> texts = new LinkedHashMap<>();
    Map<String, String> files = new LinkedHashMap<>();
    Map<String, Integer> numbers = new HashMap<>();
    for (Dumps.Dump dump : dumps) {
      String entry = dump.entry().replaceAll("^<(.*)>$", "$1");
      String key = entry + ":" + dump.stage();
      if (texts.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(dump.text())) {
        int number = numbers.merge(key, 1, Integer::sum);
        files.put(name(names, entry, dump.stage(), number), dump.text());
      }
    }
    return files;
  }

  private static String name(GeneratedNames names, String entry, String stage, int number) {
    StringBuilder name = new StringBuilder(names.interfaceName().replace('.', '_'));
    name.append(entry.isEmpty() ? "" : "." + entry);
    name.append(number == 1 ? "" : "-" + number);
    return name.append(stage.equals("dot") ? ".dot" : "." + stage + ".txt").toString();
  }
}
