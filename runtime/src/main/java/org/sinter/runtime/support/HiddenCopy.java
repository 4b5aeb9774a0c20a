package org.sinter.runtime.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodHandles.Lookup.ClassOption;
import java.lang.invoke.MethodType;
import java.util.Optional;

/** A second class of the same code: the JIT knows nothing of the first one's history. */
final class HiddenCopy {
  private HiddenCopy() {}

  /**
   * A twin of a copy of the class; empty if its class loader does not show the class file.
   *
   * @param lookup the access of a class of the same nest
   */
  static Optional<Twin> of(Twin twin, Lookup lookup) {
    Class<?> type = twin.getClass();
    String file = type.getName().substring(type.getPackageName().length()).replaceFirst("^\\.", "");
    try (InputStream code = type.getResourceAsStream(file + ".class")) {
      if (code == null) {
        return Optional.empty();
      }
      Lookup copy = lookup.defineHiddenClass(code.readAllBytes(), true, ClassOption.NESTMATE);
      MethodType constructor = MethodType.methodType(void.class);
      return Optional.of((Twin) copy.findConstructor(copy.lookupClass(), constructor).invoke());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Throwable e) {
      throw new IllegalStateException(type.getName() + " cannot be copied", e);
    }
  }
}
