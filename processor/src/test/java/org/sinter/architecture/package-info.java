/**
 * The borders of the design, as rules over class files: the compiler's packages, the runtime's, the
 * language's. In come the compiled classes of three modules; nothing goes out. Each rule is also
 * run on classes that break it, compiled on the spot, so that no rule can pass by saying nothing.
 */
@NullMarked
package org.sinter.architecture;

import org.jspecify.annotations.NullMarked;
