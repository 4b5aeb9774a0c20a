package org.sinter.consumer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** What the build packaged, and a local repository that holds it. */
final class Artifacts {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String VERSION = setting("version");

  private Artifacts() {}

  static String setting(String name) {
    String value = System.getProperty("consumer." + name);
    if (value == null) {
      throw new IllegalStateException("run by Maven only: no consumer." + name);
    }
    return value;
  }

  static Path root() {
    return ROOT;
  }

  /** The jar of a module. */
  static Path jar(String module) {
    return ROOT.resolve(module).resolve("target").resolve(module + "-" + VERSION + ".jar");
  }

  /** What a user's program needs on its class path beside its own classes. */
  static List<Path> runTime() {
    return List.of(jar("runtime"), jar("annotations"));
  }

  /**
   * Makes a local repository of links into the machine's, so that nothing is downloaded twice, but
   * for this project's own artifacts, which are those of this build. It lies in the build folder:
   * what cleans that takes links away and leaves what they lead to.
   */
  static Path repository() throws IOException {
    Path folder = Path.of("target", "repository").toAbsolutePath();
    Path machines = Path.of(setting("repository"));
    link(machines, folder, "org");
    link(machines.resolve("org"), folder.resolve("org"), "sinter");
    Path own = folder.resolve("org").resolve("sinter");
    install(ROOT.resolve("pom.xml"), own, "sinter-parent", ".pom");
    for (String module : List.of("annotations", "runtime", "processor")) {
      install(ROOT.resolve(module).resolve("pom.xml"), own, module, ".pom");
      install(jar(module), own, module, ".jar");
    }
    return folder;
  }

  private static void link(Path from, Path to, String butFor) throws IOException {
    Files.createDirectories(to);
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> children = Files.list(from)) {
      for (Path child : children.filter(Files::isDirectory).toList()) {
        String name = child.getFileName().toString();
        if (!name.equals(butFor) && !Files.exists(to.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
          Files.createSymbolicLink(to.resolve(name), child);
        }
      }
    }
  }

  private static void install(Path file, Path group, String artifact, String suffix)
      throws IOException {
    Path folder = Files.createDirectories(group.resolve(artifact).resolve(VERSION));
    Path installed = folder.resolve(artifact + "-" + VERSION + suffix);
    Files.copy(file, installed, StandardCopyOption.REPLACE_EXISTING);
  }
}
