package io.github.azuremlattach.benchmarks;

/** A part of the measurements, with a section of figures of its own. */
interface Part {

    /** Measures, and answers the section as Markdown. */
    String measure() throws Exception;
}
