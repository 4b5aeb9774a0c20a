package org.sinter.processor.ops;

import org.sinter.processor.ir.Elementwise;

/** A layer that ends in an elementwise function. */
interface Activated {
  Elementwise activation();
}
