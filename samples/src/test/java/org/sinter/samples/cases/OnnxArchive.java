package org.sinter.samples.cases;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** The archive of ONNX's own tests of its backends: a folder for each case. */
final class OnnxArchive {
  /** {@code suite/case/model.onnx} and {@code suite/case/test_data_set_0/input_0.pb}. */
  private static final Pattern FILE = Pattern.compile("([^/]+/[^/]+)/(?:test_data_set_0/)?([^/]+)");

  private OnnxArchive() {}

  /** The files of each case, by the case's path and then by name. */
  static Map<String, Map<String, byte[]>> read(Path archive) throws IOException {
    Map<String, Map<String, byte[]>> cases = new TreeMap<>();
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(archive));
        TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(raw))) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        Matcher path = FILE.matcher(e.getName());
        if (e.isFile() && path.matches()) {
          cases
              .computeIfAbsent(path.group(1), key -> new TreeMap<>())
              .put(path.group(2), tar.readAllBytes());
        }
      }
    }
    return cases;
  }
}
