package org.sinter.samples.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.sinter.processor.compile.CompilationException;
import org.sinter.processor.compile.Compiled;
import org.sinter.processor.compile.Sinter;
import org.sinter.processor.ir.Network;
import org.sinter.processor.type.Maps;

/** Compiles networks, in float and in double, and looks for disagreements in each. */
final class Examination {
  private static final List<Variant> VARIANTS =
      List.of(
          new Variant("scalar", 1),
          new Variant("scalar", 3),
          new Variant("128", 1),
          new Variant("256", 2),
          new Variant("512", 1));

  /** One way to run the same network. */
  record Variant(String width, int threads) {
    @Override
    public String toString() {
      return width + " bits on " + threads + (threads == 1 ? " thread" : " threads");
    }
  }

  private final Tally tally;
  private final UnaryOperator<NetworkSpec> emitted;

  Examination(Tally tally) {
    this(tally, UnaryOperator.identity());
  }

  /** Of a compiler that emits another network in float than the one that it was given. */
  Examination(Tally tally, UnaryOperator<NetworkSpec> emitted) {
    this.tally = tally;
    this.emitted = emitted;
  }

  /** At most one failure for each network; all are compiled by one call of javac if that can be. */
  List<Failure> of(List<NetworkSpec> specs) {
    Map<String, String> sources = new LinkedHashMap<>();
    for (int i = 0; i < specs.size(); i++) {
      sources.put("Float" + i, emitted.apply(specs.get(i)).source("Float" + i, false));
      sources.put("Double" + i, specs.get(i).source("Double" + i, true));
    }
    try {
      return examine(specs, Sinter.compile(sources, List.of()));
    } catch (CompilationException e) {
      return specs.size() == 1
          ? List.of(new Failure(specs.getFirst(), "compilation", String.valueOf(e.getMessage())))
          : specs.stream().flatMap(spec -> of(List.of(spec)).stream()).toList();
    }
  }

  private List<Failure> examine(List<NetworkSpec> specs, Compiled compiled) {
    Map<String, ClassLoader> byWidth = new HashMap<>();
    VARIANTS.forEach(v -> byWidth.computeIfAbsent(v.width(), compiled::loader));
    List<ClassLoader> loaders = VARIANTS.stream().map(v -> byWidth.get(v.width())).toList();
    Map<String, Network> networks = new LinkedHashMap<>();
    compiled.networks().forEach(network -> networks.put(network.interfaceName(), network));
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < specs.size(); i++) {
      numbers.add(i);
    }
    return numbers.parallelStream()
        .map(i -> examine(specs.get(i), i, loaders, Maps.at(networks, "Double" + i)))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Failure> examine(
      NetworkSpec spec, int number, List<ClassLoader> loaders, Network network) {
    try {
      Class<?> narrow = Class.forName("Float" + number, true, loaders.getFirst());
      Data data = Data.of(spec, Subject.info(narrow));
      List<Subject> subjects = new ArrayList<>();
      for (int i = 0; i < loaders.size(); i++) {
        Class<?> type = Class.forName("Float" + number, true, loaders.get(i));
        Subject subject = new Subject(type, data, spec.batch());
        subject.onThreads(VARIANTS.get(i).threads());
        subject.callEach();
        subjects.add(subject);
      }
      Class<?> doubled = Class.forName("Double" + number, true, loaders.getFirst());
      Subject wide = new Subject(doubled, data, spec.batch());
      return new Case(spec, data, subjects, wide, network, tally).check();
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      StackTraceElement[] trace = e.getStackTrace();
      String place = Arrays.asList(trace).subList(0, Math.min(6, trace.length)).toString();
      return Optional.of(new Failure(spec, "exception", e + " at " + place));
    }
  }

  /** How each subject runs; the first is the plainest. */
  static List<Variant> variants() {
    return VARIANTS;
  }
}
