package org.sinter.samples.cases;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Reads an archive of cases: {@code cases.json}, one object a line, and a file of tensors each. */
final class Archive {
  private Archive() {}

  /**
   * All cases in the order of the index.
   *
   * @throws IOException naming what is missing, if this is no such archive
   */
  static List<Case> read(Path archive) throws IOException {
    Map<String, byte[]> files = files(archive);
    byte[] index = files.get("cases.json");
    if (index == null) {
      throw new IOException(archive + ": expected cases.json in it, found " + files.keySet());
    }
    List<Case> cases = new ArrayList<>();
    String text = new String(index, StandardCharsets.UTF_8);
    for (JsonElement entry : JsonParser.parseString(text).getAsJsonArray()) {
      cases.add(one(archive, files, entry.getAsJsonObject()));
    }
    return cases;
  }

  private static Case one(Path archive, Map<String, byte[]> files, JsonObject entry)
      throws IOException {
    String name = entry.get("id").getAsString() + ".safetensors";
    byte[] tensors = files.get(name);
    if (tensors == null) {
      throw new IOException(archive + ": cases.json names a case without its file " + name);
    }
    return new Case(entry, Tensor.read(tensors));
  }

  /** By name without folders. */
  private static Map<String, byte[]> files(Path archive) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(archive));
        TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(raw))) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        if (e.isFile()) {
          files.put(e.getName().replaceFirst(".*/", ""), tar.readAllBytes());
        }
      }
    }
    return files;
  }
}
