import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Checks or rewrites every Java source of the repository with google-java-format. Sources are the
 * files that git tracks or would track; without git (an unpacked archive), all but build output.
 * Files below a folder named {@code resources} are golden files and stay as the compiler printed
 * them.
 *
 * <p>Run by the tools module: {@code Format.java check|rewrite ROOT}.
 */
public final class Format {
  private Format() {}

  /** Ends with status 1 when a check finds a file that would be rewritten. */
  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[1]).toRealPath();
    List<String> command =
        switch (args[0]) {
          case "check" -> new ArrayList<>(List.of("--dry-run", "--set-exit-if-changed"));
          case "rewrite" -> new ArrayList<>(List.of("--replace"));
          default -> throw new IllegalArgumentException("expected check or rewrite: " + args[0]);
        };
    List<String> sources = sources(root);
    if (sources.isEmpty()) {
      throw new IllegalStateException("no Java source below " + root);
    }
    command.addAll(sources);
    if (args[0].equals("check")) {
      System.err.println("Formatting, " + sources.size() + " files (cure: ./sinter format)");
    }
    Main.main(command.toArray(String[]::new));
  }

  private static List<String> sources(Path root) throws Exception {
    Stream<Path> files = Files.exists(root.resolve(".git")) ? known(root) : walked(root);
    try (files) {
      return files
          .filter(file -> file.toString().endsWith(".java") && !within(file, "resources"))
          .map(root::resolve)
          .filter(Files::exists) // deleted, but not committed yet
          .map(Path::toString)
          .sorted()
          .toList();
    }
  }

  private static Stream<Path> known(Path root) throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
            .directory(root.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String names = new String(git.getInputStream().readAllBytes());
    if (git.waitFor() != 0) {
      throw new IOException("git ls-files failed in " + root);
    }
    return Stream.of(names.split("\0")).map(Path::of);
  }

  private static Stream<Path> walked(Path root) throws IOException {
    return Files.walk(root).map(root::relativize).filter(file -> !within(file, "target"));
  }

  private static boolean within(Path file, String folder) {
    return StreamSupport.stream(file.spliterator(), false)
        .anyMatch(part -> part.toString().equals(folder));
  }
}
