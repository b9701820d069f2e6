// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import dev.quayside.torrent.engine.TorrentState;
import dev.quayside.torrent.session.TorrentSnapshot;

/** All that the user can do in the window, each possible only where it makes sense. */
final class Acts {
    final Act add;
    final Act magnet;
    final Act pause;
    final Act remove;
    final Act down;
    final Act up;
    final Act dark;
    final Act exit;
    final Act about;

    /** What the window can do. */
    interface Doer {
        void addNew();

        void addMagnet();

        void pauseOrResume();

        void removeSelected();

        void moveSelected(int by);

        void changeLook();

        void exit();

        void about();
    }

    Acts(Doer doer) {
        add = new Act("Add new...", 'A', VectorIcon.ADD, "ctrl O", doer::addNew);
        magnet = new Act("Add magnet...", 'm', VectorIcon.MAGNET, "ctrl M", doer::addMagnet);
        pause = new Act("Pause", 'P', VectorIcon.PAUSE, "ctrl P", doer::pauseOrResume);
        remove = new Act("Remove...", 'R', VectorIcon.REMOVE, "DELETE", doer::removeSelected);
        down = new Act("Move down", 'd', VectorIcon.DOWN, "alt DOWN", () -> doer.moveSelected(1));
        up = new Act("Move up", 'u', VectorIcon.UP, "alt UP", () -> doer.moveSelected(-1));
        dark = new Act("Dark colours", 'D', null, null, doer::changeLook);
        exit = new Act("Exit", 'x', null, "ctrl Q", doer::exit);
        about = new Act("About", 'A', null, "F1", doer::about);
    }

    /** Sets what is possible with the selected torrent; null for none. */
    void selected(TorrentSnapshot torrent, int row, int rows) {
        boolean any = torrent != null;
        boolean resumes = any && resumes(torrent);
        pause.become(resumes ? "Resume" : "Pause", resumes ? VectorIcon.RESUME : VectorIcon.PAUSE);
        pause.setEnabled(any);
        remove.setEnabled(any);
        down.setEnabled(any && row < rows - 1);
        up.setEnabled(any && row > 0);
    }

    /** Whether it can be resumed, or tried again, instead of paused. */
    static boolean resumes(TorrentSnapshot torrent) {
        return torrent.paused() || torrent.state() == TorrentState.FAILED;
    }
}
