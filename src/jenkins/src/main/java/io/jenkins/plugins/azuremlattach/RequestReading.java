package io.jenkins.plugins.azuremlattach;

import hudson.AbortException;
import io.github.azuremlattach.core.settings.AttachSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * The arguments of a step on their way to a request: at once, or by way of an agent that holds a file of theirs.
 *
 * @param <R> the request
 */
final class RequestReading<R> {
    /** How long an agent may take. */
    static final Duration LIMIT = Duration.ofMinutes(1);

    private static volatile Duration limit = LIMIT;

    private final CompletableFuture<R> answer;

    private RequestReading(CompletableFuture<R> answer) {
        this.answer = answer;
    }

    /** For tests. */
    static void setLimit(Duration other) {
        limit = other;
    }

    /**
     * Begins to read.
     *
     * @param parser makes the request of the arguments
     * @param resumed whether this was done before a restart, so that the texts of all files are known
     * @param execution goes on when an agent has answered
     */
    static <R> RequestReading<R> of(
            StepSettings settings,
            Function<AttachSettings, R> parser,
            StepContext context,
            boolean resumed,
            AzureMlExecution execution) {
        if (resumed || !settings.namesFiles()) {
            CompletableFuture<R> done = new CompletableFuture<>();
            try {
                if (!resumed) {
                    settings.readOrigin(context);
                }
                done.complete(parser.apply(settings));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                done.completeExceptionally(e);
            } catch (IOException | RuntimeException e) {
                done.completeExceptionally(e);
            }
            return new RequestReading<>(done);
        }
        CompletableFuture<R> answer = AttachThreads.read(
                () -> {
                    settings.readOrigin(context);
                    settings.readFiles(context);
                    return parser.apply(settings);
                },
                limit);
        answer.whenComplete((request, why) -> {
            if (why == null) {
                // The texts of the files, since the workspace may be gone after a restart.
                context.saveState();
            }
            execution.soon(execution::work);
        });
        return new RequestReading<>(answer);
    }

    /** Whether there is an answer, or will be none. */
    boolean isDone() {
        return answer.isDone();
    }

    /** The request; throws what the reading ran into. */
    R request() throws IOException, InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw new AbortException(Messages.RequestReading_timeout(limit.toSeconds()));
            }
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IOException(e.getCause());
        }
    }
}
