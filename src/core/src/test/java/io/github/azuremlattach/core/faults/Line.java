package io.github.azuremlattach.core.faults;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/** The line of one run to Azure: something may happen to each request on it, and nothing gets through once it is cut. */
final class Line implements HttpClient, AutoCloseable {
    private final HttpClient client;
    private final Happening happening;
    private final Set<String> hosts = ConcurrentHashMap.newKeySet();
    private int sent;
    private int underWay;
    private boolean cut;

    /** What happens to a request. */
    interface Happening {
        /** Nothing ever happens. */
        Happening NOTHING = (line, number, request, before) -> {};

        /**
         * Happens.
         *
         * @param number the request's number, from 1
         * @param before whether it has yet to be sent; otherwise its answer has just come
         */
        void at(Line line, int number, HttpRequest request, boolean before);
    }

    /** The process that sends is dead. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    Line(HttpClient client, Happening happening) {
        this.client = client;
        this.happening = happening;
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
        int number = enter();
        try {
            hosts.add(request.getUrl().getAuthority());
            happening.at(this, number, request, true);
            HttpResponse response = client.sendSync(request, context);
            answered(number, request, response);
            return response;
        } finally {
            leave();
        }
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return Mono.defer(() -> {
            int number = enter();
            return Mono.defer(() -> {
                        hosts.add(request.getUrl().getAuthority());
                        happening.at(this, number, request, true);
                        return client.send(request);
                    })
                    .doOnNext(response -> answered(number, request, response))
                    .doFinally(signal -> leave());
        });
    }

    private void answered(int number, HttpRequest request, HttpResponse response) {
        try {
            happening.at(this, number, request, false);
        } catch (Killed e) {
            response.close();
            throw e;
        }
    }

    private synchronized int enter() {
        if (cut) {
            throw new Killed();
        }
        underWay++;
        return ++sent;
    }

    private synchronized void leave() {
        underWay--;
        notifyAll();
    }

    /** Kills the run in the middle of a request. */
    void kill() {
        cut();
        throw new Killed();
    }

    private synchronized void cut() {
        cut = true;
    }

    synchronized boolean isCut() {
        return cut;
    }

    synchronized int sent() {
        return sent;
    }

    /** Where requests went. */
    Set<String> hosts() {
        return Set.copyOf(hosts);
    }

    /** Lets nothing more through, and waits for what is under way. */
    @Override
    public synchronized void close() {
        cut = true;
        try {
            while (underWay > 0) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
