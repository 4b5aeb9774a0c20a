package org.sinter.processor.frontend.annotation;

import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * What is written beside an interface, and how source calls the interface.
 *
 * @param packageName empty for the unnamed package
 * @param interfaceName {@code Outer.Digits}
 */
public record GeneratedNames(String packageName, String interfaceName) {

  public static GeneratedNames of(TypeElement type, Elements elements) {
    String packageName = elements.getPackageOf(type).getQualifiedName().toString();
    String name = type.getQualifiedName().toString();
    return new GeneratedNames(
        packageName, packageName.isEmpty() ? name : name.substring(packageName.length() + 1));
  }

  /** {@code DigitsNet}, {@code Outer_DigitsNet}. */
  public String network() {
    return interfaceName.replace('.', '_') + "Net";
  }

  /** The simple name of the class that keeps parameter names, {@code DigitsNetNames}. */
  public String companionName() {
    return network() + "Names";
  }

  /** That class, qualified. */
  public String companion() {
    return packageName.isEmpty() ? companionName() : packageName + "." + companionName();
  }
}
