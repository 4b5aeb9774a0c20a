package org.sinter.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where figures were measured.
 *
 * @param facts by name: processor, cores, caches, JDK, system, load
 * @param load average of the last minute, our own work included; negative if the system tells none
 */
record Machine(Map<String, String> facts, double load) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final Path CACHES = Path.of("/sys/devices/system/cpu/cpu0/cache");
  private static final int MOST_CACHES = 8;
  private static final double BUSY = 1.5;

  /** This one; what the system does not tell is left out. */
  static Machine here() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("processor", processor());
    facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    String caches = caches();
    if (!caches.isEmpty()) {
      facts.put("caches", caches);
    }
    facts.put("JDK", System.getProperty("java.vendor") + " " + Runtime.version());
    facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    if (load >= 0) {
      facts.put("load average at the end", "%.1f".formatted(load));
    }
    return new Machine(facts, load);
  }

  /** Whether more ran than a contest, which keeps one core busy at a time. */
  boolean isBusy() {
    return load > BUSY;
  }

  private static String processor() {
    String architecture = System.getProperty("os.arch");
    try (var lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip() + ", " + architecture)
          .orElse(architecture);
    } catch (IOException notLinux) {
      return architecture;
    }
  }

  private static String caches() {
    List<String> caches = new ArrayList<>();
    try {
      for (int i = 0; i < MOST_CACHES && Files.exists(CACHES.resolve("index" + i)); i++) {
        Path cache = CACHES.resolve("index" + i);
        String type = Files.readString(cache.resolve("type")).strip();
        String level = Files.readString(cache.resolve("level")).strip();
        String size = Files.readString(cache.resolve("size")).strip();
        caches.add("L" + level + (type.equals("Unified") ? "" : " " + type) + " " + size);
      }
    } catch (IOException hidden) {
      return "";
    }
    return String.join(", ", caches);
  }
}
