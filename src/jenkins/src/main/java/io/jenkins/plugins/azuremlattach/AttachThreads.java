package io.jenkins.plugins.azuremlattach;

import hudson.util.ClassLoaderSanityThreadFactory;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import jenkins.util.ContextResettingExecutorService;
import jenkins.util.ErrorLoggingExecutorService;
import jenkins.util.Timer;

/** The few threads that all attaches of a controller share: a wait holds none of them. */
final class AttachThreads {
    /** How many attaches may talk to Azure at one time. */
    static final int MOST = 8;

    static final String NAME = "azureml-attach";
    private static final ExecutorService POOL =
            new ContextResettingExecutorService(new ErrorLoggingExecutorService(pool()));

    private AttachThreads() {}

    /** Runs a short piece of work after a pause; the timer's own thread only hands it on. */
    static ScheduledFuture<?> after(Duration pause, Runnable work) {
        return Timer.get().schedule(() -> POOL.execute(work), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ThreadPoolExecutor pool() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                MOST,
                MOST,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new NamingThreadFactory(new ClassLoaderSanityThreadFactory(new DaemonThreadFactory()), NAME));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
