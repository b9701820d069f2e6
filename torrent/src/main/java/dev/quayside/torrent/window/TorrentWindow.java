// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QObject;
import dev.quayside.core.QTimer;
import dev.quayside.programs.command.Theme;
import dev.quayside.programs.window.Look;
import dev.quayside.programs.window.Messages;
import dev.quayside.torrent.engine.EngineSettings;
import dev.quayside.torrent.engine.FilePriority;
import dev.quayside.torrent.metainfo.InfoHash;
import dev.quayside.torrent.metainfo.MagnetLink;
import dev.quayside.torrent.session.NewTorrent;
import dev.quayside.torrent.session.Session;
import dev.quayside.torrent.session.SessionSnapshot;
import dev.quayside.torrent.session.SettingsFile;
import dev.quayside.torrent.session.TorrentSnapshot;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JFrame;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.TransferHandler;

/**
 * The window of the torrent client: the torrents, and more about the selected one.
 *
 * <p>It shows what the session tells, and tells the session what the user does; the session lives
 * in a thread of its own. All of the window lives in the event thread.
 */
public final class TorrentWindow extends QObject {
    private static final Dimension SIZE = new Dimension(1000, 640);
    private static final int SECOND = 1000;

    private final JFrame frame = new JFrame("Torrent");
    private final SessionClient session;
    private final Memory memory;
    private final Acts acts = new Acts(new Doer());
    private final TorrentTable table = new TorrentTable(new TorrentTableModel());
    private final DetailsPane details = new DetailsPane(this::setPriorities);
    private final JSplitPane split = new JSplitPane(JSplitPane.VERTICAL_SPLIT);
    private final StatusBar status = new StatusBar();
    private final RateHistory history = new RateHistory();
    private final QTimer seconds = new QTimer(this);
    private long[] limits;
    private Theme theme;
    private ClosingDialog closing;

    /**
     * Makes the window and its session, and shows it.
     *
     * @param application the parent
     * @param file what is remembered from the last time
     * @param theme the colours
     * @param engineSettings how the engine works
     * @param sources torrent files and magnet links to be opened at once
     */
    public TorrentWindow(
            QObject application,
            SettingsFile file,
            Theme theme,
            EngineSettings engineSettings,
            List<String> sources) {
        super(application);
        this.theme = theme;
        session = new SessionClient(this, file, engineSettings);
        memory =
                new Memory(
                        file.settings(), (name, text) -> session.tell(s -> s.remember(name, text)));
        build(file.settings().downLimit(), file.settings().upLimit());
        session.changed.connect(this, this::show);
        session.problem.connect(this, this::tellProblem);
        session.closed.connect(this, this::closed);
        session.died.connect(this, this::died);
        seconds.timeout.connect(this, this::second);
        seconds.start(SECOND);
        QCoreApplication.instance().aboutToQuit.connect(session, this::quitting);
        session.start();
        frame.setVisible(true);
        table.requestFocusInWindow();
        open(sources);
    }

    /**
     * Returns the colours that the window had the last time.
     *
     * @param file what is remembered
     * @return the colours
     */
    public static Theme rememberedTheme(SettingsFile file) {
        return Memory.theme(file.settings());
    }

    private void build(long downLimit, long upLimit) {
        LimitSlider down =
                new LimitSlider("down limit", "Download limit", 'w', downLimit, this::limitDown);
        LimitSlider up = new LimitSlider("up limit", "Upload limit", 'U', upLimit, this::limitUp);
        limits = new long[] {downLimit, upLimit};
        frame.setIconImages(AppIcon.images());
        frame.setJMenuBar(new MenuBar(acts, theme == Theme.DARK));
        split.setTopComponent(new JScrollPane(table));
        split.setBottomComponent(details);
        split.setResizeWeight(0.5);
        split.setBorder(BorderFactory.createEmptyBorder());
        JPanel content = new JPanel(new BorderLayout());
        content.add(new ToolBar(acts, down, up), BorderLayout.PAGE_START);
        content.add(split, BorderLayout.CENTER);
        content.add(status, BorderLayout.PAGE_END);
        frame.setContentPane(content);
        TransferHandler transfer = new SourceTransfer(this::openLater);
        frame.setTransferHandler(transfer);
        table.setTransferHandler(transfer);
        table.getSelectionModel().addListSelectionListener(e -> selected());
        acts.pause.alsoBy("SPACE", table);
        frame.setDefaultCloseOperation(JFrame.DO_NOTHING_ON_CLOSE);
        frame.addWindowListener(
                new WindowAdapter() {
                    @Override
                    public void windowClosing(WindowEvent event) {
                        close();
                    }
                });
        frame.setMinimumSize(new Dimension(SIZE.width / 2, SIZE.height / 2));
        if (!memory.place(frame)) {
            frame.setSize(SIZE);
            frame.setLocationRelativeTo(null);
        }
        split.setDividerLocation(frame.getHeight() * 2 / 5);
        memory.place(split, table);
        selected();
    }

    private void limitDown(long limit) {
        limits[0] = limit;
        tell(s -> s.setLimits(limits[0], limits[1]));
    }

    private void limitUp(long limit) {
        limits[1] = limit;
        tell(s -> s.setLimits(limits[0], limits[1]));
    }

    // -- showing ----------------------------------------------------------------------------------

    private void show(SessionSnapshot snapshot) {
        table.show(snapshot.torrents());
        update();
        status.show(snapshot);
        if (closing != null) {
            closing.show(snapshot);
        }
    }

    private void second() {
        history.add(session.last().torrents());
        update();
    }

    /** Another torrent is selected. */
    private void selected() {
        TorrentSnapshot torrent = table.selected();
        InfoHash hash = torrent == null ? null : torrent.hash();
        session.tell(s -> s.watch(hash));
        update();
    }

    private void update() {
        TorrentSnapshot torrent = table.selected();
        acts.selected(torrent, table.getSelectedRow(), table.getRowCount());
        SessionSnapshot last = session.last();
        boolean known =
                torrent != null
                        && last.details() != null
                        && last.details().hash().equals(torrent.hash());
        details.show(
                known ? last.details() : null,
                torrent == null ? new RateHistory.Series() : history.of(torrent.hash()));
    }

    private void tellProblem(String text) {
        status.setProblem(text);
        status.show(session.last());
    }

    /** The user does something: what went wrong before has been read. */
    private void tell(Consumer<Session> call) {
        status.setProblem(null);
        session.tell(call);
    }

    private void setPriorities(InfoHash hash, List<FilePriority> priorities) {
        tell(s -> s.setPriorities(hash, priorities));
    }

    // -- adding -----------------------------------------------------------------------------------

    /** Outside of the transfer, which would go on as long as the dialog is open. */
    private void openLater(List<String> sources) {
        QTimer.singleShot(0, this, () -> open(sources));
    }

    private void open(List<String> sources) {
        for (String source : sources) {
            if (MagnetLink.isMagnet(source)) {
                askMagnet(source);
            } else {
                askFile(source);
            }
        }
    }

    private void askFile(String source) {
        AddForm form = new AddForm(source, memory.folder(), memory.destination());
        NewTorrent torrent = AddDialog.ask(frame, "Add a torrent", form);
        if (torrent != null) {
            memory.setFolder(form.folder());
            add(torrent);
        }
    }

    private void askMagnet(String text) {
        NewTorrent torrent =
                AddDialog.ask(
                        frame, "Add a magnet link", new MagnetForm(text, memory.destination()));
        if (torrent != null) {
            add(torrent);
        }
    }

    private void add(NewTorrent torrent) {
        if (session.last().find(torrent.hash()).isPresent()) {
            Messages.show(frame, "Torrent", Session.alreadyHere(torrent.name()));
            return;
        }
        memory.setDestination(torrent.destination().toString());
        tell(s -> s.add(torrent));
    }

    // -- what the user does -----------------------------------------------------------------------

    private final class Doer implements Acts.Doer {
        @Override
        public void addNew() {
            askFile("");
        }

        @Override
        public void addMagnet() {
            askMagnet("");
        }

        @Override
        public void pauseOrResume() {
            TorrentSnapshot torrent = table.selected();
            if (torrent != null) {
                boolean pause = !Acts.resumes(torrent);
                tell(s -> s.setPaused(torrent.hash(), pause));
            }
        }

        @Override
        public void removeSelected() {
            TorrentSnapshot torrent = table.selected();
            if (torrent != null) {
                RemovalQuestion answer = RemovalQuestion.ask(frame, torrent);
                if (answer != RemovalQuestion.KEEP) {
                    boolean delete = answer == RemovalQuestion.DELETE_FILES;
                    tell(s -> s.remove(torrent.hash(), delete));
                }
            }
        }

        @Override
        public void moveSelected(int by) {
            TorrentSnapshot torrent = table.selected();
            if (torrent != null) {
                tell(s -> s.move(torrent.hash(), by));
            }
        }

        @Override
        public void changeLook() {
            theme = theme == Theme.DARK ? Theme.LIGHT : Theme.DARK;
            Look.change(theme);
            memory.setTheme(theme);
        }

        @Override
        public void exit() {
            close();
        }

        @Override
        public void about() {
            JOptionPane.showMessageDialog(
                    frame,
                    "Torrent is a BitTorrent client.\n"
                            + "Its network and its timers are those of Quayside,\n"
                            + "which is Qt's TCP server model in pure Java.",
                    "About Torrent",
                    JOptionPane.INFORMATION_MESSAGE);
        }
    }

    // -- ending -----------------------------------------------------------------------------------

    private void close() {
        if (closing != null) {
            return;
        }
        memory.save(frame, split, table);
        closing = new ClosingDialog(frame, session::abort);
        frame.setEnabled(false);
        if (session.isRunning()) {
            session.close();
            closing.show(session.last());
        } else {
            closed();
        }
    }

    /** The program ends, perhaps by a signal of the system: nothing is asked and shown any more. */
    private void quitting() {
        if (closing == null && session.isRunning()) {
            memory.save(frame, split, table);
        }
        session.closeNow();
    }

    private void closed() {
        seconds.stop();
        if (closing != null) {
            closing.close();
        }
        frame.dispose();
    }

    private void died() {
        Messages.show(
                frame,
                "Torrent",
                "The torrents have stopped because of an internal error. Close the window and open"
                        + " it again: nothing that was saved is lost.");
        closed();
    }
}
