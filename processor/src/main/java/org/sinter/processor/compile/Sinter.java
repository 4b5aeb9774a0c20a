package org.sinter.processor.compile;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.sinter.processor.apt.Backend;
import org.sinter.processor.apt.NetworkProcessor;
import org.sinter.processor.ir.Network;

/**
 * Compiles networks in the running JVM.
 *
 * {@snippet :
 * Compiled compiled = Sinter.compile("""
 *     package demo;
 *     import org.sinter.*;
 *     import org.sinter.layer.*;
 *     @Network
 *     public interface Line {
 *       @Input(shape = 1) Tensor x();
 *       @Dense(units = 1) Tensor y(Tensor x);
 *       @Predict("y") float[] predict(float[] x);
 *     }
 *     """);
 * Object line = Networks.create(compiled.load("demo.Line"), 42);
 * }
 *
 * <p>Sources see the class path of the running program, which must hold Sinter's annotations and
 * runtime. Vector code is written where this JDK has the module {@code jdk.incubator.vector}; it
 * runs if the JVM was started with that module too.
 */
public final class Sinter {
  private static final String VECTOR_MODULE = "jdk.incubator.vector";
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");
  private static final Pattern TYPE =
      Pattern.compile("\\b(?:interface|class|record|enum)\\s+(\\w+)");

  private Sinter() {}

  /**
   * Compiles source files, each given as its text.
   *
   * @throws CompilationException if there is an error, with all of them
   * @throws IllegalStateException if this is a Java runtime without a compiler
   */
  public static Compiled compile(String... sources) {
    Map<String, String> named = new LinkedHashMap<>();
    for (String source : sources) {
      named.merge(name(source), source, (_, _) -> duplicate(name(source)));
    }
    return compile(named, List.of());
  }

  /**
   * Compiles source files.
   *
   * @param sources text by name; the name, such as {@code demo.Line}, is what diagnostics show
   * @param options further options of javac, {@code -Asinter.vector=off}
   * @throws CompilationException if there is an error, with all of them
   * @throws IllegalStateException if this is a Java runtime without a compiler
   */
  public static Compiled compile(Map<String, String> sources, List<String> options) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    if (javac == null) {
      throw new IllegalStateException("this Java runtime has no compiler; run a JDK");
    }
    List<Network> networks = new ArrayList<>();
    Backend backend =
        (network, settings, dumps) -> {
          networks.add(network);
          return Backend.pipeline(network, settings, dumps);
        };
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    StringWriter other = new StringWriter();
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((name, text) -> units.add(MemoryFiles.given(name, text)));
    try (MemoryFiles files = new MemoryFiles(javac.getStandardFileManager(null, null, null))) {
      JavaCompiler.CompilationTask task =
          javac.getTask(other, files, diagnostics, withModule(options), null, units);
      task.setProcessors(List.of(new NetworkProcessor(backend)));
      if (!task.call()) {
        throw new CompilationException(diagnostics.getDiagnostics(), other.toString());
      }
      return new Compiled(files, networks, diagnostics.getDiagnostics());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> withModule(List<String> options) {
    List<String> all = new ArrayList<>(options);
    if (ModuleFinder.ofSystem().find(VECTOR_MODULE).isPresent()) {
      all.addAll(List.of("--add-modules", VECTOR_MODULE));
    }
    return all;
  }

  /** What a source file would be called: its package and its first type. */
  private static String name(String source) {
    Matcher type = TYPE.matcher(source);
    Matcher packageName = PACKAGE.matcher(source);
    String simple = type.find() ? type.group(1) : "Source";
    return packageName.find() ? packageName.group(1) + "." + simple : simple;
  }

  private static String duplicate(String name) {
    throw new IllegalArgumentException("two sources of " + name);
  }
}
