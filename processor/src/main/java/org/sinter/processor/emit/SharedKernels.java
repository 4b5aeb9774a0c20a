package org.sinter.processor.emit;

import com.palantir.javapoet.NameAllocator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Kernel;
import org.sinter.processor.loop.LoopPrinter;
import org.sinter.processor.loop.Renaming;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.type.Maps;

/**
 * One method for all kernels that differ only in where their operands lie: generated code grows
 * with distinct shapes, not with depth. An operand that is the same in all of them stays as it is,
 * the others are parameters of the method.
 */
final class SharedKernels {

  /**
   * What a kernel calls.
   *
   * @param method the kernel whose method it is
   * @param operands of the call, by the names that the method has for them
   * @param sources of random numbers, by those of the method
   */
  record Call(Kernel method, Map<String, Buffer> operands, Map<Integer, Integer> sources) {}

  private final Map<Kernel, Call> calls = new LinkedHashMap<>();

  /**
   * @param kernels all of a program, in order
   */
  SharedKernels(List<Kernel> kernels) {
    Map<String, List<Form>> alike = new LinkedHashMap<>();
    for (Kernel kernel : kernels.stream().distinct().toList()) {
      Form form = Form.of(kernel);
      alike.computeIfAbsent(LoopPrinter.text(form.body()), _ -> new ArrayList<>()).add(form);
    }
    for (List<Form> forms : alike.values()) {
      while (!forms.isEmpty()) {
        List<Stmt> body = forms.getFirst().body();
        share(forms.stream().filter(form -> form.body().equals(body)).toList());
        forms.removeIf(form -> form.body().equals(body));
      }
    }
  }

  Call call(Kernel kernel) {
    return Maps.at(calls, kernel);
  }

  /** A kernel whose operands are numbered in the order in which they appear. */
  private record Form(
      Kernel kernel, List<Stmt> body, List<Buffer> operands, List<Integer> sources) {

    static Form of(Kernel kernel) {
      List<Buffer> operands = new ArrayList<>();
      List<Integer> sources = new ArrayList<>();
      List<Stmt> body =
          Renaming.run(
              kernel.body(),
              b -> new Buffer("x" + number(operands, b), b.space(), 0, 0),
              source -> number(sources, source));
      return new Form(kernel, body, operands, sources);
    }

    private static <T> int number(List<T> seen, T item) {
      if (!seen.contains(item)) {
        seen.add(item);
      }
      return seen.indexOf(item);
    }
  }

  private void share(List<Form> forms) {
    Form first = forms.getFirst();
    List<Buffer> operands = operands(forms);
    Map<Buffer, Buffer> renamed = new HashMap<>();
    for (int i = 0; i < operands.size(); i++) {
      renamed.put(first.operands().get(i), operands.get(i));
    }
    List<Stmt> body =
        Renaming.run(first.kernel().body(), b -> Maps.at(renamed, b), source -> source);
    Kernel method = new Kernel(first.kernel().operators(), comment(forms), body);
    for (Form form : forms) {
      Map<String, Buffer> arguments = new HashMap<>();
      for (int i = 0; i < operands.size(); i++) {
        if (!isPlaced(operands.get(i))) { // one that is may have another's name
          arguments.put(operands.get(i).name(), form.operands().get(i));
        }
      }
      Map<Integer, Integer> sources = new HashMap<>();
      for (int i = 0; i < form.sources().size(); i++) {
        sources.put(first.sources().get(i), form.sources().get(i));
      }
      calls.put(form.kernel(), new Call(method, arguments, sources));
    }
  }

  private static String comment(List<Form> forms) {
    String first = forms.getFirst().kernel().comment();
    long others = forms.stream().map(form -> form.kernel().comment()).distinct().count() - 1;
    return others == 0 ? first : first + "; and " + others + " more like it";
  }

  /** The operands as the method has them: those that differ are its parameters. */
  private static List<Buffer> operands(List<Form> forms) {
    NameAllocator names = Names.without();
    List<Buffer> operands = new ArrayList<>();
    for (int i = 0; i < forms.getFirst().operands().size(); i++) {
      int position = i;
      List<Buffer> here = forms.stream().map(f -> f.operands().get(position)).distinct().toList();
      Buffer first = here.getFirst();
      boolean placed = here.size() == 1 && isPlaced(first);
      String name = here.size() == 1 ? first.name() : commonName(here);
      operands.add(placed ? first : new Buffer(Names.fresh(names, name), first.space(), 0, 0));
    }
    return operands;
  }

  /** True of what is read at its own place in an array, and so is no parameter of a method. */
  private static boolean isPlaced(Buffer operand) {
    return operand.offset() != 0;
  }

  /** The last words that all names have in common: {@code conv1_weight} of every block. */
  private static String commonName(List<Buffer> buffers) {
    List<String> common = words(buffers.getFirst());
    for (Buffer buffer : buffers) {
      List<String> words = words(buffer);
      while (common.size() > words.size()
          || !words.subList(words.size() - common.size(), words.size()).equals(common)) {
        common = common.subList(1, common.size());
      }
    }
    String name = String.join("_", common);
    return name.isEmpty() || !Character.isJavaIdentifierStart(name.charAt(0))
        ? "operand" + (name.isEmpty() ? "" : "_" + name)
        : name;
  }

  private static List<String> words(Buffer buffer) {
    return Arrays.asList(buffer.name().split("_"));
  }
}
