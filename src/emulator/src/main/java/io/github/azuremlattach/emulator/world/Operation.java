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
    private String owner = "";
    private String running = "InProgress";
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

    /** The object id of the principal that began it; empty if nobody else is kept from its status. */
    public String owner() {
        return owner;
    }

    /** Notes who began it. */
    public Operation ownedBy(String objectId) {
        owner = objectId;
        return this;
    }

    /** Fixes the word for its status while it is under way. */
    public Operation saying(String word) {
        running = word;
        return this;
    }

    /** Why it did not succeed, or null. */
    public @Nullable ObjectNode error() {
        return done ? error : null;
    }

    /** The word for being under way, InProgress unless it has one of its own, or how it ended. */
    public String status() {
        return superseded ? "Canceled" : done ? outcome : running;
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
