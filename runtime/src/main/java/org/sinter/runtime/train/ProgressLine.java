package org.sinter.runtime.train;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Shows training on the console: on a terminal one line that is written again and again, and in any
 * case one line per epoch that stays.
 */
public final class ProgressLine implements TrainingListener {
  private static final long REFRESH_NANOS = 100_000_000;

  private final PrintStream out;
  private final boolean terminal;
  private int epochs;
  private int stepsPerEpoch;
  private long shownAt;
  private int shownLength;

  /**
   * A line on a stream.
   *
   * @param terminal whether a carriage return goes back to the line's begin there
   */
  public ProgressLine(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** A line on standard output. */
  public static ProgressLine console() {
    Console console = System.console();
    return new ProgressLine(System.out, console != null && console.isTerminal());
  }

  @Override
  public void begins(int plannedEpochs, int steps) {
    epochs = plannedEpochs;
    stepsPerEpoch = steps;
  }

  @Override
  public void step(int epoch, int step, double loss) {
    if (!terminal) {
      return;
    }
    long now = System.nanoTime();
    if (now - shownAt >= REFRESH_NANOS) {
      shownAt = now;
      show(format("epoch %d/%d  step %d/%d  loss %.4f", epoch, epochs, step, stepsPerEpoch, loss));
    }
  }

  @Override
  public void epoch(History.Epoch epoch) {
    StringBuilder line =
        new StringBuilder(format("epoch %d/%d  loss %.4f", epoch.number(), epochs, epoch.loss()));
    epoch
        .validation()
        .ifPresent(
            v -> {
              line.append(format("  validation %.4f", v.loss()));
              v.accuracy().ifPresent(a -> line.append(format("  accuracy %.2f%%", 100 * a)));
            });
    line.append(format("  %.0f examples/s", epoch.examplesPerSecond()));
    show(line.toString());
    out.println();
    shownLength = 0;
  }

  /** Writes over what is there, with blanks over its rest. */
  private void show(String line) {
    if (terminal) {
      out.print('\r');
    }
    out.print(line);
    out.print(" ".repeat(Math.max(0, shownLength - line.length())));
    out.flush();
    shownLength = terminal ? line.length() : 0;
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
