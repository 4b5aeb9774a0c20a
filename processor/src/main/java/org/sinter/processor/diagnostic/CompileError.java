package org.sinter.processor.diagnostic;

import java.util.List;

/** A user's mistake found by a rule; {@code GraphBuilder} and the frontend add place and shapes. */
public final class CompileError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Message message;
  private final transient List<Object> arguments;
  private final String attribute;

  CompileError(Message message, String attribute, List<Object> arguments) {
    super(message.format(arguments), null, false, false);
    this.message = message;
    this.attribute = attribute;
    this.arguments = List.copyOf(arguments);
  }

  /** The rule that was broken. */
  public Message message() {
    return message;
  }

  /** What fills the message's places. */
  public List<Object> arguments() {
    return arguments;
  }

  /** The annotation attribute at fault, empty when it is the whole annotation. */
  public String attribute() {
    return attribute;
  }

  /** The same error, pinned to one annotation attribute. */
  public CompileError at(String name) {
    return new CompileError(message, name, arguments);
  }
}
