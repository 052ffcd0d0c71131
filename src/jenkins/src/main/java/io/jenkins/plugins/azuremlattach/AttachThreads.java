package io.jenkins.plugins.azuremlattach;

import hudson.util.ClassLoaderSanityThreadFactory;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import jenkins.util.ContextResettingExecutorService;
import jenkins.util.ErrorLoggingExecutorService;

/** The few threads that all attaches of a controller share: a wait holds none of them. */
final class AttachThreads {
    /** How many attaches may talk to Azure at one time. */
    static final int MOST = 8;

    static final String NAME = "azureml-attach";

    /** How many forms may ask Azure at one time. */
    private static final int MOST_FORMS = 2;

    private static final ExecutorService POOL = pool(MOST, NAME);
    private static final ExecutorService FORMS = pool(MOST_FORMS, NAME + "-form");

    private AttachThreads() {}

    /** Runs a short piece of an attach. */
    static void execute(Runnable work) {
        POOL.execute(work);
    }

    /** Runs a question that a form asks, apart from the attaches. */
    static <T> Future<T> ask(Callable<T> question) {
        return FORMS.submit(question);
    }

    private static ExecutorService pool(int most, String name) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                most,
                most,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new NamingThreadFactory(new ClassLoaderSanityThreadFactory(new DaemonThreadFactory()), name));
        pool.allowCoreThreadTimeOut(true);
        return new ContextResettingExecutorService(new ErrorLoggingExecutorService(pool));
    }
}
