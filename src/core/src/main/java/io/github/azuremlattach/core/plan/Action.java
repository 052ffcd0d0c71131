package io.github.azuremlattach.core.plan;

/** What a run does about the compute. */
public enum Action {
    /** It is as asked for. */
    NOTHING,
    /** It is as asked for and still on its way: wait for it. */
    JOIN,
    /** It is being detached: wait until it is gone, then attach. */
    ATTACH_WHEN_GONE,
    /** There is none: attach. */
    ATTACH,
    /** Only what Azure changes in place differs: put it anew. */
    UPDATE,
    /** It differs: detach, wait until it is gone, attach. */
    REPLACE,
    /** It differs, and that is to be left so. */
    KEEP,
    /** It differs, and nobody said what to do about it. */
    REFUSE,
    /** Detach it. */
    DETACH;

    /** Whether the compute is put. */
    public boolean puts() {
        return this == ATTACH || this == ATTACH_WHEN_GONE || this == UPDATE || this == REPLACE;
    }

    /** Whether the compute is detached. */
    public boolean detaches() {
        return this == REPLACE || this == DETACH;
    }
}
