package org.sinter.runtime.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JSON header of a safetensors file, checked against the format: each tensor has a known type,
 * a shape that its bytes hold exactly, and the tensors cover the data without gap or overlap.
 *
 * @param metadata free texts, {@code __metadata__}
 * @param tensors in order of their data
 */
record Header(Map<String, String> metadata, List<Slot> tensors) {
  /** Where one tensor lies, counted from the end of the header. */
  record Slot(String name, DataType type, List<Integer> shape, long begin, long end) {}

  private static final String METADATA = "__metadata__";

  /**
   * Reads a header.
   *
   * @param file for messages
   * @param raw the header's bytes, padding included
   * @param dataBytes bytes in the file behind the header
   */
  static Header parse(String file, byte[] raw, long dataBytes) {
    Map<String, Object> members = new Fields(file, "header", json(file, raw)).members();
    Map<String, String> metadata = new LinkedHashMap<>();
    List<Slot> slots = new ArrayList<>();
    members.forEach(
        (name, value) -> {
          if (name.equals(METADATA)) {
            new Fields(file, METADATA, value).texts(metadata);
          } else {
            slots.add(new Fields(file, "tensor " + name, value).slot(name));
          }
        });
    slots.sort(Comparator.comparingLong(Slot::begin).thenComparingLong(Slot::end));
    checkCover(file, slots, dataBytes);
    return new Header(metadata, slots);
  }

  private static Object json(String file, byte[] raw) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
      if (!text.startsWith("{")) {
        throw new CheckpointException(
            file + ": not a safetensors file: the header does not begin with '{'");
      }
      return Json.read(text);
    } catch (CharacterCodingException e) {
      throw new CheckpointException(file + ": header: not UTF-8", e);
    } catch (Json.SyntaxException e) {
      throw new CheckpointException(file + ": header: " + e.getMessage(), e);
    }
  }

  private static void checkCover(String file, List<Slot> slots, long dataBytes) {
    long end = 0;
    for (Slot slot : slots) {
      if (slot.begin() != end) {
        throw new CheckpointException(
            "%s: tensor %s: expected data at %d, was %d: tensors overlap or leave a gap"
                .formatted(file, slot.name(), end, slot.begin()));
      }
      end = slot.end();
    }
    if (end != dataBytes) {
      throw new CheckpointException(
          "%s: expected %d bytes of data, was %d: the file is %s"
              .formatted(file, end, dataBytes, end > dataBytes ? "cut off" : "too long"));
    }
  }

  /** One JSON value of the header, with its place for messages. */
  private record Fields(String file, String place, Object value) {
    private static final int MOST_AXES = 16;
    private static final Set<String> MEMBERS = Set.of("dtype", "shape", "data_offsets");

    @SuppressWarnings("unchecked") // Json makes maps with text keys only
    Map<String, Object> members() {
      if (value instanceof Map<?, ?> map) {
        return (Map<String, Object>) map;
      }
      throw wrong("expected an object");
    }

    void texts(Map<String, String> into) {
      members()
          .forEach(
              (key, text) -> {
                if (!(text instanceof String s)) {
                  throw wrong("expected text for " + key);
                }
                into.put(key, s);
              });
    }

    Slot slot(String name) {
      Map<String, Object> members = members();
      if (!members.keySet().equals(MEMBERS)) {
        throw wrong("expected dtype, shape and data_offsets, was " + members.keySet());
      }
      DataType type = type(members.get("dtype"));
      List<Long> shape = numbers(members.get("shape"), "shape");
      List<Long> offsets = numbers(members.get("data_offsets"), "data_offsets");
      if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
        throw wrong("data_offsets: expected begin and end, was " + offsets);
      }
      long begin = offsets.get(0);
      long end = offsets.get(1);
      checkSize(type, shape, end - begin);
      return new Slot(name, type, shape.stream().map(Math::toIntExact).toList(), begin, end);
    }

    private void checkSize(DataType type, List<Long> shape, long bytes) {
      try {
        long expected = type.bytes();
        for (long extent : shape) {
          expected = Math.multiplyExact(expected, Math.toIntExact(extent));
        }
        if (expected != bytes) {
          throw wrong("%s %s takes %d bytes, was %d".formatted(type, shape, expected, bytes));
        }
      } catch (ArithmeticException e) {
        throw wrong("shape " + shape + " is larger than any array");
      }
    }

    private DataType type(@Nullable Object value) {
      if (value instanceof String name) {
        return DataType.of(name).orElseThrow(() -> wrong("unknown dtype " + name));
      }
      throw wrong("expected a dtype, was " + value);
    }

    private List<Long> numbers(@Nullable Object value, String what) {
      if (!(value instanceof List<?> list) || list.size() > MOST_AXES) {
        throw wrong(what + ": expected a list of up to " + MOST_AXES + " numbers");
      }
      List<Long> numbers = new ArrayList<>();
      for (Object element : list) {
        if (!(element instanceof Long number) || number < 0) {
          throw wrong(what + ": expected whole numbers from 0 on, was " + element);
        }
        numbers.add(number);
      }
      return numbers;
    }

    private CheckpointException wrong(String what) {
      return new CheckpointException(file + ": " + place + ": " + what);
    }
  }
}
