// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.app;

import dev.quayside.core.QCoreApplication;
import dev.quayside.network.QAbstractSocket;
import dev.quayside.network.QHostAddress;
import dev.quayside.network.QNetworkInterface;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code quayside fortune-server}. */
@Command(
        name = "fortune-server",
        description = {
            "Sends a fortune to everybody who connects, and hangs up: the server of Qt's Fortune examples, whose"
                    + " clients understand it.",
            "Prints `listening on ADDRESS:PORT` and runs until Ctrl-C or SIGTERM."
        },
        footer = {"", "Fetch a fortune with: quayside fortune-client ADDRESS PORT"})
final class FortuneServerCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = "0",
            converter = PortNumber.class,
            description = "The port to listen on. Left out, or 0: the system chooses one.")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "A",
            description = {
                "The IP address to listen on. Left out: every address of this machine.",
                "127.0.0.1 is for this machine only."
            })
    private String address;

    @Option(
            names = "--fortunes",
            paramLabel = "FILE",
            description = {
                "A UTF-8 text file with fortunes to choose from. Left out: our own.",
                "Lines that hold only a percent sign separate them, or else empty lines; in a file with"
                        + " neither, each line is one."
            })
    private Path file;

    @Override
    public Integer call() throws CommandFailure {
        QCoreApplication.initialize();
        FortuneServer server = new FortuneServer(file == null ? Fortunes.own() : read(file));
        QHostAddress listenAddress =
                address == null
                        ? new QHostAddress(QHostAddress.SpecialAddress.Any)
                        : Serving.address(address);
        Serving.listen(server, listenAddress, port);
        QHostAddress shown = address == null ? ownAddress() : server.serverAddress();
        return Serving.serve(Serving.place(shown, server.serverPort()));
    }

    /**
     * The first IPv4 address by which others reach this machine; the loopback one if there is none.
     */
    private static QHostAddress ownAddress() {
        for (QHostAddress candidate : QNetworkInterface.allAddresses()) {
            boolean v4 = candidate.protocol() == QAbstractSocket.NetworkLayerProtocol.IPv4Protocol;
            if (v4 && !candidate.isLoopback()) {
                return candidate;
            }
        }
        return new QHostAddress(QHostAddress.SpecialAddress.LocalHost);
    }

    private static List<String> read(Path file) throws CommandFailure {
        List<String> fortunes;
        try {
            fortunes = Fortunes.read(file);
        } catch (IOException e) {
            throw new CommandFailure("cannot read " + file + ": " + reason(e));
        }
        if (fortunes.isEmpty()) {
            throw new CommandFailure("there is no fortune in " + file);
        }
        return fortunes;
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "no permission";
        }
        return e instanceof CharacterCodingException ? "it is not UTF-8 text" : e.getMessage();
    }
}
