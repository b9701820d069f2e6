// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.fortunes;

import dev.quayside.programs.command.CommandFailure;
import dev.quayside.programs.command.PortNumber;
import dev.quayside.programs.text.Output;
import dev.quayside.programs.text.PlainText;
import java.io.PrintStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the commands that fetch fortunes are told. */
public final class FortuneClientOptions {
    private static final int MAX_TIMEOUT = 1_000_000;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "HOST",
            description = "Name or IP address of the server.")
    private String host;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PORT",
            converter = PortNumber.class,
            description = "Its port. Without a window, both are needed.")
    private Integer port;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "Fetch so many fortunes, one after another, without a window.")
    private Integer count;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "How long to wait for each (default: ${DEFAULT-VALUE}).")
    private int timeout;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    private final PrintStream out = Output.out();

    /** Made by the option parser. */
    public FortuneClientOptions() {}

    /**
     * Tells whether the user wants a window, if there can be one. Refuses values that make no
     * sense.
     *
     * @return false if fortunes are to be printed
     */
    public boolean wantWindow() {
        check(port == null || port > 0, "PORT: 0 is not a port to connect to");
        check(count == null || count > 0, "--count: at least 1");
        check(timeout > 0 && timeout <= MAX_TIMEOUT, "--timeout: 1 to " + MAX_TIMEOUT);
        return count == null;
    }

    /** Refuses a command line that does not name the server. */
    public void checkServer() {
        check(host != null, "Missing required parameters: HOST and PORT");
        check(port != null, "Missing required parameter: PORT");
    }

    private void check(boolean right, String message) {
        if (!right) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    /**
     * Returns the host of the server.
     *
     * @return a name or an address, or null
     */
    public String host() {
        return host;
    }

    /**
     * Returns the port of the server.
     *
     * @return 1 to 65535, or 0 if it was left out
     */
    public int port() {
        return port == null ? 0 : port;
    }

    /**
     * Tells how many fortunes are to be printed.
     *
     * @return at least 1
     */
    public int count() {
        return count == null ? 1 : count;
    }

    /**
     * Tells how long an answer may take.
     *
     * @return milliseconds
     */
    public int timeoutMsecs() {
        return timeout * 1000;
    }

    /**
     * Prints a fortune.
     *
     * @param fortune what came from the server
     */
    public void print(String fortune) {
        out.println(PlainText.lines(fortune));
    }

    /**
     * Explains why the command ends.
     *
     * @param reason a sentence
     * @return what to throw
     */
    public CommandFailure failure(String reason) {
        return new CommandFailure("no fortune from " + host + " port " + port + ": " + reason);
    }
}
