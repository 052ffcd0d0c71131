package io.github.azuremlattach.emulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that takes time: it is under way until its end comes on the clock. */
public final class Operation {
    private final String id;
    private final String target;
    private final Instant started;
    private final Instant ends;
    private final String outcome;
    private final @Nullable ObjectNode error;
    private final Runnable atEnd;
    private @Nullable String signedQuery;
    private boolean done;
    private boolean superseded;

    Operation(
            String id,
            String target,
            Instant started,
            Instant ends,
            String outcome,
            @Nullable ObjectNode error,
            Runnable atEnd) {
        this.id = id;
        this.target = target;
        this.started = started;
        this.ends = ends;
        this.outcome = outcome;
        this.error = error;
        this.atEnd = atEnd;
    }

    /** The operation's GUID. */
    public String id() {
        return id;
    }

    /** The id of the resource it works on. */
    public String target() {
        return target;
    }

    /** When it began. */
    public Instant started() {
        return started;
    }

    /** When it ends, or ended. */
    public Instant ends() {
        return ends;
    }

    /** InProgress, or how it ended. */
    public String status() {
        return superseded ? "Canceled" : done ? outcome : "InProgress";
    }

    /** The query that its status URL must carry byte for byte, or null. */
    public @Nullable String signedQuery() {
        return signedQuery;
    }

    /** Fixes the query that its status URL must carry. */
    public void sign(String query) {
        this.signedQuery = query;
    }

    /** The status as an Azure-AsyncOperation URL answers it. */
    public ObjectNode statusBody() {
        ObjectNode body = Json.object("status", status());
        if (status().equals("Succeeded")) {
            body.put("percentComplete", 100.0);
        } else if (done && error != null) {
            body.set("error", error);
        }
        return body;
    }

    boolean isOver() {
        return done || superseded;
    }

    void supersede() {
        superseded = !done;
    }

    void finishIfDue(Instant now) {
        if (!isOver() && !now.isBefore(ends)) {
            done = true;
            atEnd.run();
        }
    }
}
