/** The places where a run writes: GitHub, Azure Pipelines, GitLab or a terminal, each with its own words. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.action.console;
