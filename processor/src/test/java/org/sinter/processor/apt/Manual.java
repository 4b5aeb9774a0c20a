package org.sinter.processor.apt;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sinter.processor.diagnostic.Message;

/** {@code docs/diagnostics.md}: every code with its meaning, text, fix and smallest example. */
final class Manual {
  private static final Map<String, String> GROUPS = groups();

  private Manual() {}

  static String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # Diagnostics

        What the compiler says, by code. Each message has four parts: the code, the place (the narrowest that javac accepts), what was
        known (the shapes that led there, N being the batch), and what to do. All errors of a network come in one compilation, none twice;
        a node that reads a faulty one keeps silent. A code never changes its meaning.

        Written by `DiagnosticsTest` from `Message` and the examples beside the test; `%s` stands for what a message fills in.
        Examples leave out their imports: `org.sinter.*` and its packages `layer`, `loss`, `op`.
        """);
    List<Message> messages =
        Arrays.stream(Message.values()).sorted(Comparator.comparing(Message::code)).toList();
    String group = "";
    for (Message message : messages) {
      String own = message.code().substring(0, 3);
      if (!own.equals(group)) {
        text.append("\n## ").append(own).append(": ").append(GROUPS.get(own)).append('\n');
        group = own;
      }
      text.append(section(message));
    }
    return text.toString();
  }

  private static String section(Message message) {
    String kind = message.isWarning() ? " (warning)" : "";
    String head =
        "\n### %s%s\n%s\n\n| text | fix |\n|---|---|\n| %s | %s |\n"
            .formatted(
                message.code(), kind, message.when(), cell(message.text()), cell(message.fix()));
    return head + Examples.source(message.code()).map(s -> example(message, s)).orElse("");
  }

  private static String example(Message message, String source) {
    String said = Compiled.of(source).messages().stream().collect(Collectors.joining("\n"));
    String shown = source.replace("// here", "// " + message.code());
    return "```java\n" + shown + "```\n```text\nline " + said + "\n```\n";
  }

  private static String cell(String format) {
    return "`" + format.replaceAll("%\\d?\\$?s", "%s").replace("|", "\\|") + "`";
  }

  private static Map<String, String> groups() {
    Map<String, String> groups = new LinkedHashMap<>();
    groups.put("SN1", "declarations");
    groups.put("SN2", "shapes and types");
    groups.put("SN3", "imported files");
    groups.put("SN4", "training");
    groups.put("SN5", "target and options");
    groups.put("SN9", "faults of our own");
    return groups;
  }
}
