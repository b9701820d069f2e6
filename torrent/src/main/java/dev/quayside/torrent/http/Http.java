// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.http;

import dev.quayside.core.QMetaObject;
import dev.quayside.core.QObject;
import dev.quayside.core.Qt;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * Gets things by HTTP and HTTPS, following redirections.
 *
 * <p>HTTP goes over a QTcpSocket. Quayside has no TLS socket yet, so HTTPS goes through the client
 * of the JDK, whose answer comes back through the event queue. Lives in one thread, in which all
 * answers are told.
 */
public final class Http extends QObject {
    private static final int MOST_REDIRECTIONS = 5;

    /**
     * What to get.
     *
     * @param headers further lines of the head; neither names nor values have line ends
     * @param longestBody how many bytes the answer may have
     * @param timeoutMsecs how long it may take
     */
    public record Options(Map<String, String> headers, int longestBody, int timeoutMsecs) {}

    private final HttpsClient secure;

    /**
     * Makes one that trusts whom the JDK trusts.
     *
     * @param parent the parent, or null
     */
    public Http(QObject parent) {
        super(parent);
        secure = HttpsClient.DEFAULT;
    }

    /**
     * Makes one that trusts whom it is told to.
     *
     * @param parent the parent, or null
     * @param trust decides about the certificates of servers
     */
    public Http(QObject parent, SSLContext trust) {
        super(parent);
        secure = new HttpsClient(trust);
    }

    /**
     * Gets an address. One of the two is called, once, and never before this returns.
     *
     * @param address an absolute address with http or https
     * @param options bounds
     * @param done gets the answer, whatever its status
     * @param failed gets the reason, a text for people
     */
    public void get(
            String address, Options options, Consumer<HttpAnswer> done, Consumer<String> failed) {
        get(address, options, done, failed, 0);
    }

    private void get(
            String address,
            Options options,
            Consumer<HttpAnswer> done,
            Consumer<String> failed,
            int redirections) {
        URI uri;
        try {
            uri = HttpTalk.checked(address);
        } catch (URISyntaxException e) {
            later(() -> failed.accept("bad address: " + address));
            return;
        }
        Consumer<HttpAnswer> follow =
                answer -> {
                    String target = answer.headers().get("location");
                    boolean moved = answer.status() / 100 == 3 && target != null;
                    if (!moved) {
                        done.accept(answer);
                    } else if (redirections == MOST_REDIRECTIONS) {
                        failed.accept("too many redirections");
                    } else {
                        redirect(uri, target, options, done, failed, redirections + 1);
                    }
                };
        if (uri.getScheme().equalsIgnoreCase("https")) {
            secure.get(this, uri, options, follow, failed);
        } else {
            HttpGet get = new HttpGet(this, options.longestBody(), options.timeoutMsecs());
            get.finished.connect(follow::accept);
            get.failed.connect(failed::accept);
            later(() -> get.start(uri, options.headers()));
        }
    }

    private void redirect(
            URI from,
            String target,
            Options options,
            Consumer<HttpAnswer> done,
            Consumer<String> failed,
            int redirections) {
        try {
            get(from.resolve(target).toString(), options, done, failed, redirections);
        } catch (IllegalArgumentException e) {
            failed.accept("redirected to a bad address");
        }
    }

    private void later(Runnable call) {
        QMetaObject.invokeMethod(this, call::run, Qt.ConnectionType.QueuedConnection);
    }
}
