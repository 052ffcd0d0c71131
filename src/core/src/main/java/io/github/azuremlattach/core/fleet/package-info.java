/** Many attaches in one run: which piece of work is due when, and the report of them all. */
@NullMarked
package io.github.azuremlattach.core.fleet;

import org.jspecify.annotations.NullMarked;
