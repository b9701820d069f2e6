// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.http;

import dev.quayside.core.QMetaObject;
import dev.quayside.core.QObject;
import dev.quayside.core.QTimer;
import dev.quayside.core.Qt;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/** GETs by HTTPS, through the client of the JDK, whose threads only hand the answers over. */
final class HttpsClient {
    /** Trusts whom the JDK trusts. */
    static final HttpsClient DEFAULT = new HttpsClient(null);

    private final SSLContext trust;
    private HttpClient client;

    HttpsClient(SSLContext trust) {
        this.trust = trust;
    }

    /** Made when the first server with https is asked: it is large and has threads of its own. */
    private synchronized HttpClient client() {
        if (client == null) {
            HttpClient.Builder builder =
                    HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER);
            client = (trust == null ? builder : builder.sslContext(trust)).build();
        }
        return client;
    }

    /** Asks once, in the thread of the context, which is told there later. */
    void get(
            QObject context,
            URI address,
            Http.Options options,
            Consumer<HttpAnswer> done,
            Consumer<String> failed) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client().sendAsync(
                                request(address, options.headers()),
                                head -> new BoundedBody(options.longestBody()));
        QTimer timer = new QTimer(context);
        timer.setSingleShot(true);
        timer.timeout.connect(() -> answer.cancel(true)); // also when the body does not end
        timer.start(options.timeoutMsecs());
        answer.whenComplete(
                (value, error) ->
                        QMetaObject.invokeMethod(
                                context,
                                () -> {
                                    boolean late = !timer.isActive();
                                    timer.dispose();
                                    if (error == null) {
                                        done.accept(answer(value));
                                    } else {
                                        failed.accept(late ? "no answer in time" : reason(error));
                                    }
                                },
                                Qt.ConnectionType.QueuedConnection));
    }

    private static HttpRequest request(URI address, Map<String, String> headers) {
        String user = address.getRawUserInfo();
        URI plain =
                user == null
                        ? address
                        : URI.create(address.toString().replaceFirst("//[^/@]*@", "//"));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(plain).header("User-Agent", "Quayside");
        headers.forEach(request::header);
        if (user != null) {
            request.header("Authorization", RequestHead.authorization(address));
        }
        return request.build();
    }

    private static HttpAnswer answer(HttpResponse<byte[]> response) {
        Map<String, String> headers = new HashMap<>();
        response.headers()
                .map()
                .forEach(
                        (name, values) ->
                                headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        return new HttpAnswer(response.statusCode(), headers, response.body());
    }

    private static String reason(Throwable error) {
        String reason = null;
        for (Throwable cause = error; cause != null && reason == null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "Host not found";
            }
            boolean wrapper = cause instanceof CompletionException;
            reason = wrapper ? null : cause.getMessage();
        }
        return reason == null ? "cannot connect to the server" : reason;
    }
}
