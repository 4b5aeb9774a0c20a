package org.sinter.processor.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The borders between stages, printed where they were asked for. */
public final class Dumps {

  /**
   * One border.
   *
   * @param stage as in {@link Options#STAGES}
   * @param entry the entry point, empty for the whole network
   */
  public record Dump(String stage, String entry, String text) {}

  private final Set<String> wanted;
  private final List<Dump> dumps = new ArrayList<>();

  Dumps(Set<String> wanted) {
    this.wanted = wanted;
  }

  void add(String stage, String entry, Object border) {
    add(stage, entry, border::toString);
  }

  void add(String stage, String entry, Supplier<String> border) {
    if (wanted.contains(stage)) {
      dumps.add(new Dump(stage, entry, border.get()));
    }
  }

  /** In the order of the stages. */
  public List<Dump> all() {
    return List.copyOf(dumps);
  }
}
