// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.fortunes;

import dev.quayside.network.QAbstractSocket;
import dev.quayside.network.QHostAddress;
import dev.quayside.network.QNetworkInterface;
import dev.quayside.network.QTcpServer;
import dev.quayside.programs.command.CommandFailure;
import dev.quayside.programs.command.PortNumber;
import dev.quayside.programs.command.Serving;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options of the commands that serve fortunes. */
public final class FortuneServerOptions {
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

    /** Made by the option parser. */
    public FortuneServerOptions() {}

    /**
     * Returns the fortunes of the file, or our own.
     *
     * @return the fortunes
     * @throws CommandFailure if there are none in the file, or no file
     */
    public Fortunes fortunes() throws CommandFailure {
        if (file == null) {
            return Fortunes.own();
        }
        try {
            return Fortunes.read(file);
        } catch (IOException e) {
            throw new CommandFailure("cannot read " + file + ": " + reason(e));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("there is no fortune in " + file);
        }
    }

    /**
     * Lets a server listen where the user wants it.
     *
     * @param server the server
     * @throws CommandFailure if it cannot
     */
    public void listen(QTcpServer server) throws CommandFailure {
        QHostAddress wanted =
                address == null
                        ? new QHostAddress(QHostAddress.SpecialAddress.Any)
                        : Serving.address(address);
        Serving.listen(server, wanted, port);
    }

    /**
     * Returns the address to tell to others. If the server listens on all of them, that is the
     * first IPv4 address by which others reach this machine, or the loopback one if there is none.
     *
     * @param server the listening server
     * @return an address by which it can be reached
     */
    public QHostAddress shownAddress(QTcpServer server) {
        if (address != null) {
            return server.serverAddress();
        }
        for (QHostAddress candidate : QNetworkInterface.allAddresses()) {
            boolean v4 = candidate.protocol() == QAbstractSocket.NetworkLayerProtocol.IPv4Protocol;
            if (v4 && !candidate.isLoopback()) {
                return candidate;
            }
        }
        return new QHostAddress(QHostAddress.SpecialAddress.LocalHost);
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
