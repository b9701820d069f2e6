// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.command;

import dev.quayside.core.QObject;
import dev.quayside.core.QTimer;
import dev.quayside.programs.text.PlainText;
import dev.quayside.programs.text.Units;
import dev.quayside.torrent.engine.Torrent;
import dev.quayside.torrent.engine.TorrentState;
import dev.quayside.torrent.engine.TorrentStatus;
import java.io.PrintStream;

/**
 * Shows how a torrent is doing: in one line that is written anew every second on a terminal;
 * elsewhere in a line whenever it does something else.
 */
final class ProgressLine extends QObject {
    private static final int WIDTH = 20;
    private static final String CLEAR = "\r\033[K";

    private final Torrent torrent;
    private final PrintStream out;
    private final boolean terminal = System.console() != null;
    private boolean shown;

    ProgressLine(Torrent torrent, PrintStream out) {
        super(torrent);
        this.torrent = torrent;
        this.out = out;
        if (terminal) {
            QTimer timer = new QTimer(this);
            timer.timeout.connect(this::show);
            timer.start(1000);
        }
        torrent.stateChanged.connect(state -> changed(state));
        torrent.peerBanned.connect(peer -> print("banned " + PlainText.line(peer)));
    }

    private void changed(TorrentState state) {
        if (terminal) {
            show();
        } else {
            out.println(state.text());
        }
    }

    /** Prints a line of its own. */
    void print(String line) {
        out.println((shown ? CLEAR : "") + line);
        shown = false;
    }

    private void show() {
        out.print(CLEAR + line(torrent.status()));
        out.flush();
        shown = true;
    }

    static String line(TorrentStatus status) {
        long done = status.wanted() - status.left();
        int percent = status.wanted() == 0 ? 100 : (int) (100.0 * done / status.wanted());
        StringBuilder line = new StringBuilder(status.state().text());
        if (status.state() == TorrentState.PREPARING) {
            return line.append("  checked ")
                    .append(status.checked())
                    .append(" of ")
                    .append(status.pieces())
                    .append(" pieces")
                    .toString();
        }
        int filled = percent * WIDTH / 100;
        line.append(" [").append("#".repeat(filled)).append(".".repeat(WIDTH - filled));
        line.append("] ").append(percent).append("%  ");
        line.append(Units.rate(status.downRate())).append(" down, ");
        line.append(Units.rate(status.upRate())).append(" up, ");
        line.append(status.peers()).append(" peers, ");
        line.append(status.complete()).append('/').append(status.pieces()).append(" pieces");
        if (status.left() > 0 && status.secondsLeft() >= 0) {
            line.append(", ").append(Units.time(status.secondsLeft())).append(" left");
        }
        return line.toString();
    }
}
