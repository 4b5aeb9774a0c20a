package org.sinter.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A folder of which every page is written by code. */
record PageFolder(Path folder) {

  /** The pages that are there, by file name. */
  private Map<String, String> stored() {
    Map<String, String> stored = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files.forEach(file -> stored.put(file.getFileName().toString(), Sources.read(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return stored;
  }

  /** What is missing, old, or of nothing that there is. */
  List<String> faults(Map<String, String> current) {
    Map<String, String> stored = stored();
    TreeSet<String> names = new TreeSet<>(stored.keySet());
    names.addAll(current.keySet());
    List<String> faults = new ArrayList<>();
    for (String name : names) {
      if (!stored.containsKey(name)) {
        faults.add(name + " is missing");
      } else if (!current.containsKey(name)) {
        faults.add(name + " is a page of nothing");
      } else if (!stored.get(name).equals(current.get(name))) {
        faults.add(name + " is old");
      }
    }
    return faults;
  }

  /** Makes the folder hold these pages and no others. */
  void write(Map<String, String> current) {
    try {
      Files.createDirectories(folder);
      for (String name : stored().keySet()) {
        if (!current.containsKey(name)) {
          Files.delete(folder.resolve(name));
        }
      }
      for (Map.Entry<String, String> page : current.entrySet()) {
        Files.writeString(folder.resolve(page.getKey()), page.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
