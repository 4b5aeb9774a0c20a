package org.sinter.consumer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A user's project: the README's Maven block, two networks and a main class. */
record Project(Path folder) {
  private static final Pattern BLOCK =
      Pattern.compile("<!-- begin maven -->\n```xml\n(.*?)```", Pattern.DOTALL);

  static Project in(Path folder) throws IOException {
    Project project = new Project(folder);
    Files.writeString(folder.resolve("pom.xml"), pom());
    for (String name : new String[] {"Line", "Xor", "Main"}) {
      project.write(name, resource(name));
    }
    return project;
  }

  /** Nothing but what every project has, around the block. */
  private static String pom() throws IOException {
    Matcher block = BLOCK.matcher(Files.readString(Artifacts.root().resolve("README.md")));
    if (!block.find()) {
      throw new IllegalStateException("the README has no block for Maven");
    }
    return """
    <project xmlns="http://maven.apache.org/POM/4.0.0">
    <modelVersion>4.0.0</modelVersion>
    <groupId>user</groupId>
    <artifactId>user</artifactId>
    <version>1</version>
    %s
    </project>
    """
        .formatted(block.group(1));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Project.class.getResourceAsStream("/project/" + name + ".java")) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  private Path source(String name) {
    return folder.resolve("src/main/java/user").resolve(name + ".java");
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(source(name).getParent());
    Files.writeString(source(name), text);
  }

  /** Replaces a text in a source, as an editor does. */
  void edit(String name, String from, String to) throws IOException {
    String text = Files.readString(source(name));
    if (!text.contains(from)) {
      throw new IllegalArgumentException(name + " has no " + from);
    }
    Files.writeString(source(name), text.replace(from, to));
  }

  /** A class that the processor wrote. */
  Path generated(String name) {
    return folder.resolve("target/generated-sources/annotations/user").resolve(name + ".java");
  }
}
