package io.jenkins.plugins.azuremlattach;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.Run;
import io.github.azuremlattach.core.result.AttachOutcome;

/** A stage of an attach, as builds of version 1 saved it. */
public final class StageTiming {
    private String stage;
    private long start;
    private long length;

    private StageTiming() {
        // Made by XStream only.
    }

    AttachOutcome.Span span() {
        return new AttachOutcome.Span(stage == null ? "" : stage, start, length);
    }

    /** Version 1 knew the class under another name. */
    @Initializer(before = InitMilestone.JOB_LOADED)
    public static void keepOldName() {
        Run.XSTREAM2.addCompatibilityAlias("io.jenkins.plugins.azuremlattach.Lap", StageTiming.class);
    }
}
