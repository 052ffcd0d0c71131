/** The command line, for a laptop and for every pipeline that is not GitHub's. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.action.cli;
