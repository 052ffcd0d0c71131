/** The parameters, their raw values, and what is wrong with them. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.core.settings;
