// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.http;

import dev.quayside.core.QMetaObject;
import dev.quayside.core.QObject;
import dev.quayside.core.Qt;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One GET by HTTPS, by the client of the JDK. */
final class HttpsGet {
    /** Made when the first tracker with https is asked: it is large and has threads of its own. */
    private static final class Client {
        static final HttpClient INSTANCE =
                HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    }

    private HttpsGet() {}

    static void start(
            QObject context,
            URI address,
            Http.Options options,
            Consumer<HttpAnswer> done,
            Consumer<String> failed) {
        Duration timeout = Duration.ofMillis(options.timeoutMsecs());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(withoutUser(address))
                        .timeout(timeout)
                        .header("User-Agent", "Quayside");
        options.headers().forEach(request::header);
        if (address.getRawUserInfo() != null) {
            byte[] user =
                    Percent.decodeText(address.getRawUserInfo()).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(user));
        }
        CompletableFuture<HttpAnswer> answer =
                Client.INSTANCE
                        .sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream())
                        .thenApplyAsync(response -> read(response, options.longestBody()))
                        .orTimeout(options.timeoutMsecs(), TimeUnit.MILLISECONDS);
        answer.whenComplete(
                (value, error) ->
                        QMetaObject.invokeMethod(
                                context,
                                () -> {
                                    if (error == null) {
                                        done.accept(value);
                                    } else {
                                        failed.accept(reason(error));
                                    }
                                },
                                Qt.ConnectionType.QueuedConnection));
    }

    private static URI withoutUser(URI address) {
        String user = address.getRawUserInfo();
        return user == null
                ? address
                : URI.create(address.toString().replaceFirst("//[^/@]*@", "//"));
    }

    private static HttpAnswer read(HttpResponse<InputStream> response, int longest) {
        try (InputStream in = response.body()) {
            byte[] body = in.readNBytes(longest + 1);
            if (body.length > longest) {
                throw new HttpException("the answer has more than " + longest + " bytes");
            }
            Map<String, String> headers = new HashMap<>();
            response.headers()
                    .map()
                    .forEach(
                            (name, values) ->
                                    headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            return new HttpAnswer(response.statusCode(), headers, body);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private static String reason(Throwable error) {
        Throwable cause =
                error instanceof CompletionException && error.getCause() != null
                        ? error.getCause()
                        : error;
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
