package org.sinter.runtime;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.sinter.Precision;

/**
 * What is known of a network without running it.
 *
 * @param name simple name of the interface
 * @param precision the type it computes in
 * @param parameters slices of the flat array, in order of offset
 * @param parameterFloats length of the flat array, lead-in and slack included
 * @param entries entry points; their numbers are the positions here
 * @param sourceHash hash of the declaration
 */
public record NetworkInfo(
    String name,
    Precision precision,
    List<ParameterInfo> parameters,
    int parameterFloats,
    List<EntryInfo> entries,
    String sourceHash) {
  /** Index of the first value used in every arena: 64-byte aligned in a large array. */
  public static final int LEAD_IN = 12;

  /** Unused values kept behind the last slice, so that a whole vector may be loaded anywhere. */
  public static final int SLACK = 64;

  /** Copies the lists and checks that slices do not overlap and lie inside the flat array. */
  public NetworkInfo {
    requireNonNull(name, "name");
    requireNonNull(precision, "precision");
    requireNonNull(sourceHash, "sourceHash");
    parameters = List.copyOf(parameters);
    entries = List.copyOf(entries);
    long end = 0;
    for (ParameterInfo parameter : parameters) {
      if (parameter.offset() < end) {
        throw new IllegalArgumentException(
            "%s: parameter %s at %d overlaps the one before, which ends at %d"
                .formatted(name, parameter.name(), parameter.offset(), end));
      }
      end = (long) parameter.offset() + parameter.physicalSize();
    }
    if (end > parameterFloats) {
      throw new IllegalArgumentException(
          "%s: parameters end at %d, the flat array at %d".formatted(name, end, parameterFloats));
    }
  }

  /** The parameter of this name. */
  public Optional<ParameterInfo> parameter(String parameterName) {
    return parameters.stream().filter(p -> p.name().equals(parameterName)).findFirst();
  }

  /** Number of the entry point of this name, or -1. */
  public int entry(String entryName) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).name().equals(entryName)) {
        return i;
      }
    }
    return -1;
  }

  /** Number of logical values of trainable parameters, padding not counted. */
  public long parameterCount() {
    return parameters.stream()
        .filter(ParameterInfo::trainable)
        .mapToLong(ParameterInfo::size)
        .sum();
  }
}
