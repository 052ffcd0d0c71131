package io.github.azuremlattach.core.faults;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Runs the cells of a matrix side by side, each on a bench that it has for itself. */
final class Cells {
    /** Whether all cells are run, and not only those that a build has the time for. */
    static final boolean ALL = "all".equals(System.getProperty("matrix"));

    private static final int BENCHES = 4;
    private static final BlockingDeque<Bench> FREE = new LinkedBlockingDeque<>();
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(BENCHES, work -> {
        Thread thread = new Thread(work, "cells");
        thread.setDaemon(true);
        return thread;
    });

    static {
        for (int i = 0; i < BENCHES; i++) {
            FREE.add(new Bench());
        }
    }

    private Cells() {}

    /** Runs each cell and collects what they say is wrong, with the cell before it. */
    static <C> List<String> wrong(List<C> cells, BiFunction<Bench, C, List<String>> run) {
        List<Future<List<String>>> results = new ArrayList<>();
        for (C cell : cells) {
            results.add(THREADS.submit(() -> on(bench -> run.apply(bench, cell))));
        }
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            for (String what : get(results.get(i))) {
                wrong.add(cells.get(i) + ": " + what);
            }
        }
        return wrong;
    }

    /** How many requests an attach makes when nothing happens. */
    static int requests(Asked asked) {
        return on(bench -> {
            bench.setUp(asked);
            try (Trial trial = bench.trial(asked.settings(), Line.Happening.NOTHING)) {
                return trial.finish().line.sent();
            }
        });
    }

    /** What is wrong with a run, followed by what the run said. */
    static List<String> explained(List<String> wrong, Evidence evidence) {
        return wrong.isEmpty()
                ? wrong
                : Stream.concat(wrong.stream(), Stream.of(evidence.outcome.toJson()))
                        .toList();
    }

    /** Does something on a free bench. */
    static <R> R on(Function<Bench, R> work) {
        Bench bench = null;
        try {
            bench = FREE.takeFirst();
            return work.apply(bench);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            if (bench != null) {
                FREE.addFirst(bench);
            }
        }
    }

    private static List<String> get(Future<List<String>> result) {
        try {
            return result.get();
        } catch (ExecutionException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            return List.of(trace.toString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
