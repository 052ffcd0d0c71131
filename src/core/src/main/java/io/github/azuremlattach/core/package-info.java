/** The public face of the core: settings in, events on the way, an outcome at the end. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.core;
