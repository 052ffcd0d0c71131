package io.github.azuremlattach.action.output;

import java.util.Map;

/** Where a pipeline takes values for later steps, and the page for people. */
public interface StepOutputs {

    /** Nowhere: outside a pipeline nobody takes them. */
    StepOutputs NONE = new StepOutputs() {
        @Override
        public void values(Map<String, String> values) {}

        @Override
        public void summary(String markdown) {}
    };

    /** Hands values to later steps; a failure to do so is a warning. */
    void values(Map<String, String> values);

    /** Shows a page beside the log; when it cannot be shown, the run goes on. */
    void summary(String markdown);
}
