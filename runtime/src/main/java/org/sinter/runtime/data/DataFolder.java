package org.sinter.runtime.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where real data lie: the folder named by {@code SINTER_DATA}, else {@code ../shared/data}. */
public final class DataFolder {
  /** Name of the environment variable. */
  public static final String VARIABLE = "SINTER_DATA";

  private static final Path DEFAULT = Path.of("shared", "data");

  private DataFolder() {}

  /**
   * The folder.
   *
   * @throws MissingDataException if there is none; it says what was tried
   */
  public static Path find() {
    return find(Optional.ofNullable(System.getenv(VARIABLE)), Path.of(""));
  }

  /**
   * The folder if there is one.
   *
   * @throws MissingDataException if one is named that does not exist: a typing error, no absence
   */
  public static Optional<Path> findIfPresent() {
    return findIfPresent(Optional.ofNullable(System.getenv(VARIABLE)), Path.of(""));
  }

  static Optional<Path> findIfPresent(Optional<String> variable, Path workingFolder) {
    boolean named = variable.isPresent() && !variable.get().isBlank();
    List<Path> tried = beside(workingFolder.toAbsolutePath().normalize());
    boolean absent = !named && tried.stream().noneMatch(Files::isDirectory);
    return absent ? Optional.empty() : Optional.of(find(variable, workingFolder));
  }

  static Path find(Optional<String> variable, Path workingFolder) {
    if (variable.isPresent() && !variable.get().isBlank()) {
      Path named = Path.of(variable.get());
      if (Files.isDirectory(named)) {
        return named;
      }
      throw new MissingDataException(VARIABLE + "=" + named + ": there is no such folder");
    }
    List<Path> tried = beside(workingFolder.toAbsolutePath().normalize());
    return tried.stream()
        .filter(Files::isDirectory)
        .findFirst()
        .orElseThrow(
            () ->
                new MissingDataException(
                    "no data folder: set " + VARIABLE + " to one; tried " + tried));
  }

  /** Folders beside the working folder and, for a module of a build, beside its parent. */
  private static List<Path> beside(Path working) {
    List<Path> folders = new ArrayList<>();
    for (Path p = working.getParent(); p != null && folders.size() < 2; p = p.getParent()) {
      folders.add(p.resolve(DEFAULT));
    }
    return folders;
  }
}
