package org.sinter.samples;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.sinter.runtime.data.DataFolder;

/**
 * One run of a lesson: what was asked for, and where results go.
 *
 * @param full whether all seeds and epochs are run, which takes minutes
 * @param seed the only seed, instead of those of the lesson
 * @param data the folder of real data; empty: where {@link DataFolder} finds it
 * @param out the folder that pictures are written to
 * @param console what is said on the way
 * @param report the figures
 */
public record Run(
    boolean full,
    OptionalLong seed,
    Optional<Path> data,
    Path out,
    PrintStream console,
    Report report) {

  /** A short run with pictures in {@code out}. */
  public static Run shortly(Path out, PrintStream console) {
    return new Run(false, OptionalLong.empty(), Optional.empty(), out, console, new Report());
  }

  /** The same, with all seeds and epochs. */
  public Run fully() {
    return new Run(true, seed, data, out, console, report);
  }

  /** The seeds 1 to {@code count}, or the one that was asked for. */
  public long[] seeds(int count) {
    return seed.isPresent()
        ? new long[] {seed.getAsLong()}
        : LongStream.rangeClosed(1, count).toArray();
  }

  /** The first of the seeds. */
  public long firstSeed() {
    return seeds(1)[0];
  }

  /**
   * The folder of real data.
   *
   * @throws org.sinter.runtime.data.MissingDataException if there is none
   */
  public Path dataFolder() {
    return data.orElseGet(DataFolder::find);
  }

  /** A line on the console, as by {@link String#format}. */
  public void say(String pattern, Object... values) {
    console.println(String.format(Locale.ROOT, pattern, values));
  }

  /** The path of a picture in the folder {@link #out}, which is made if needed. */
  public Path picture(String name) {
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new UncheckedIOException(out + ": cannot be made", e);
    }
    return out.resolve(name);
  }
}
