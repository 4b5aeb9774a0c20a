package org.sinter.processor.diagnostic;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The findings of one network, each once, in the order in which they were made. */
public final class Diagnostics {
  private final Set<Diagnostic> found = new LinkedHashSet<>();

  /** Notes a finding. */
  public void report(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  /** Notes a broken rule that no shapes led to. */
  public void report(Origin origin, CompileError error) {
    report(Diagnostic.of(error, origin, List.of()));
  }

  public boolean hasErrors() {
    return found.stream().anyMatch(diagnostic -> !diagnostic.isWarning());
  }

  public List<Diagnostic> all() {
    return new ArrayList<>(found);
  }
}
