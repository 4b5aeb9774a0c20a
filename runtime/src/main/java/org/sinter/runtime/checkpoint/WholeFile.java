package org.sinter.runtime.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Replaces a file as a whole. The bytes go to a temporary file in the same folder, which is synced
 * and then moved over the old one in one step; then the folder is synced. A kill at any moment
 * leaves the old file or the new one, and at worst a temporary file that a later write removes.
 */
final class WholeFile {
  /** Writes the content. */
  interface Content {
    void writeTo(WritableByteChannel out) throws IOException;
  }

  private static final Duration STALE = Duration.ofHours(1);

  private WholeFile() {}

  static void write(Path file, Content content) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null) {
      throw new IOException("not a file name");
    }
    String prefix = "." + target.getFileName() + ".";
    removeStale(folder, prefix);
    Path temporary = folder.resolve(prefix + UUID.randomUUID() + ".tmp");
    try {
      try (FileChannel out =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        content.writeTo(out);
        out.force(true);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    syncFolder(folder);
  }

  private static void removeStale(Path folder, String prefix) throws IOException {
    Instant limit = Instant.now().minus(STALE);
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            folder,
            path -> {
              String name = String.valueOf(path.getFileName());
              return name.startsWith(prefix) && name.endsWith(".tmp");
            })) {
      for (Path left : files) {
        if (Files.getLastModifiedTime(left).toInstant().isBefore(limit)) {
          Files.deleteIfExists(left);
        }
      }
    }
  }

  /** Makes the move itself durable; some systems cannot open a folder and need not. */
  private static void syncFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      System.getLogger("org.sinter")
          .log(System.Logger.Level.DEBUG, () -> folder + " cannot be synced: " + e);
    }
  }
}
