package org.sinter.runtime.support;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** What this JVM is: the options that decide which twin runs. */
final class Vm {
  private Vm() {}

  /** Whether the VM is HotSpot and its top compiler C2 is on. */
  static boolean hasC2() {
    return option("TieredStopAtLevel").map(level -> level.equals("4")).orElse(false)
        && flag("UseCompiler")
        && !System.getProperty("java.vm.info", "").contains("interpreted");
  }

  /** Whether the boolean VM option is there and on. */
  static boolean flag(String name) {
    return option(name).map(Boolean::parseBoolean).orElse(false);
  }

  /** Value of a HotSpot option; empty on another VM or where there is no such option. */
  static Optional<String> option(String name) {
    HotSpotDiagnosticMXBean bean =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    if (bean == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(bean.getVMOption(name).getValue());
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      return Optional.empty(); // another VM, or a build without this option
    }
  }
}
