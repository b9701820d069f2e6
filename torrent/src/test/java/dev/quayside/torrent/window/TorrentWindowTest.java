// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.formdev.flatlaf.FlatLaf;
import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QObject;
import dev.quayside.core.QThread;
import dev.quayside.programs.command.Theme;
import dev.quayside.programs.testing.Gui;
import dev.quayside.programs.window.Program;
import dev.quayside.torrent.engine.EngineSettings;
import dev.quayside.torrent.session.Settings;
import dev.quayside.torrent.session.SettingsFile;
import java.awt.Component;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JSlider;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.TransferHandler.TransferSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window as a person uses it. */
class TorrentWindowTest {
    @TempDir Path folder;

    private Path settings() {
        return folder.resolve("window/torrent.properties");
    }

    private Gui start(String... sources) {
        return start(new EngineSettings().setPort(0), sources);
    }

    private Gui start(EngineSettings engine, String... sources) {
        Gui gui =
                Gui.run(
                        () -> {
                            SettingsFile file = SettingsFile.open(settings());
                            Theme theme = TorrentWindow.rememberedTheme(file);
                            return Program.run(
                                    theme,
                                    application ->
                                            new TorrentWindow(
                                                    application,
                                                    file,
                                                    theme,
                                                    engine.setMemory(256, 16),
                                                    List.of(sources)));
                        });
        if (sources.length == 0) {
            gui.await("the focus", Gui.find(JTable.class, "torrents")::hasFocus);
        }
        return gui;
    }

    private static String cell(String table, int row, int column) {
        return Gui.ask(
                () -> {
                    JTable found = Gui.find(JTable.class, table);
                    return row < found.getRowCount()
                            ? String.valueOf(found.getValueAt(row, column))
                            : "";
                });
    }

    private static int rows(String table) {
        return Gui.ask(Gui.find(JTable.class, table)::getRowCount);
    }

    private static void awaitCell(Gui gui, int row, int column, String text) {
        gui.await(text, () -> cell("torrents", row, column).equals(text));
    }

    private static void fill(String field, String text) {
        Gui.ask(
                () -> {
                    Gui.find(JTextField.class, field).setText(text);
                    return true;
                });
    }

    /** Answers the dialog that is open. */
    private static void accept(Gui gui, String field, Path destination) {
        accept(gui, field, destination, true);
    }

    private static void accept(Gui gui, String field, Path destination, boolean last) {
        gui.await("the dialog", () -> isShowing(JTextField.class, field));
        JTextField shown = Gui.find(JTextField.class, field);
        fill("destination", destination.toString());
        if (last) {
            gui.press(KeyEvent.VK_ENTER);
            gui.awaitNoDialog();
        } else {
            gui.click("OK");
            gui.await("its end", () -> !shown.isShowing());
        }
    }

    private static boolean isShowing(Class<? extends Component> type, String name) {
        try {
            return Gui.find(type, name) != null;
        } catch (AssertionError e) {
            return false; // not yet
        }
    }

    private static void select(Gui gui, int row) {
        JTable table = Gui.find(JTable.class, "torrents");
        gui.await("row " + row, () -> table.getRowCount() > row);
        Gui.ask(
                () -> {
                    table.setRowSelectionInterval(row, row);
                    return table.requestFocusInWindow();
                });
        gui.await("the focus", table::hasFocus);
    }

    private static void exit(Gui gui) throws Exception {
        gui.press(KeyEvent.VK_Q, KeyEvent.VK_CONTROL);
        assertThat(gui.awaitEnd()).isZero();
    }

    @Test
    void fetchesTheFilesOfATorrentThatAreChosen() throws Exception {
        try (SeedThread seed = new SeedThread(folder);
                Gui gui = start(seed.file(0).toString())) {
            gui.await("the dialog", () -> isShowing(JLabel.class, "comment"));
            assertThat(Gui.ask(Gui.find(JLabel.class, "comment")::getText))
                    .isEqualTo("Made for a test");
            assertThat(Gui.ask(Gui.find(JLabel.class, "tracker")::getText))
                    .isEqualTo(seed.torrent(0).trackers().get(0).get(0));
            assertThat(cell("choice", 1, 1)).isEqualTo("file-1");
            Gui.ask(
                    () -> {
                        Gui.find(JTable.class, "choice").setValueAt(false, 1, 0);
                        return true;
                    });
            assertThat(Gui.ask(Gui.find(JLabel.class, "size")::getText))
                    .isEqualTo("87.9 KiB of 146.5 KiB");
            accept(gui, "torrent file", folder.resolve("downloads"));

            awaitCell(gui, 0, 5, "Seeding");
            assertThat(cell("torrents", 0, 0)).isEqualTo("first");
            assertThat(cell("torrents", 0, 2)).isEqualTo("100 %");
            assertThat(folder.resolve("downloads/first/file-0"))
                    .hasSameBinaryContentAs(folder.resolve("source/first/file-0"));

            select(gui, 0);
            gui.await("the files", () -> rows("files") == 2);
            assertThat(cell("files", 1, 3)).isEqualTo("Skip");
            Gui.ask(
                    () -> {
                        Gui.find(JTable.class, "files").setValueAt("High", 1, 3);
                        return true;
                    });
            gui.await("all files", () -> cell("files", 1, 2).equals("100 %"));
            assertThat(cell("files", 1, 3)).isEqualTo("High");
            JTable files = Gui.find(JTable.class, "files");
            Gui.ask(
                    () -> {
                        files.setRowSelectionInterval(0, 1);
                        return files.requestFocusInWindow();
                    });
            gui.await("the focus", files::hasFocus);
            gui.press(KeyEvent.VK_L, KeyEvent.VK_CONTROL);
            gui.await("low priorities", () -> cell("files", 0, 3).equals("Low"));
            assertThat(cell("files", 1, 3)).isEqualTo("Low");
            exit(gui);
        }
    }

    @Test
    void okIsPossibleOnceAllIsFilledIn() throws Exception {
        try (SeedThread seed = new SeedThread(folder);
                Gui gui = start()) {
            gui.press(KeyEvent.VK_O, KeyEvent.VK_CONTROL);
            gui.await("the dialog", () -> isShowing(JTextField.class, "torrent file"));
            fill("destination", folder.toString());
            assertThat(Gui.isEnabled("OK")).isFalse();
            fill("torrent file", folder.resolve("nothing.torrent").toString());
            assertThat(Gui.ask(Gui.find(JLabel.class, "problem")::getText))
                    .isEqualTo("Cannot read it: there is no such file");
            assertThat(Gui.isEnabled("OK")).isFalse();
            fill("torrent file", seed.file(1).toString());
            assertThat(Gui.isEnabled("OK")).isTrue();
            fill("destination", " ");
            assertThat(Gui.isEnabled("OK")).isFalse();
            gui.press(KeyEvent.VK_ESCAPE);
            gui.awaitNoDialog();
            assertThat(rows("torrents")).isZero();
            exit(gui);
        }
    }

    @Test
    void aPastedMagnetLinkIsFetchedAndTheSameAgainIsRefused() throws Exception {
        try (SeedThread seed = new SeedThread(folder);
                Gui gui = start()) {
            Gui.ask(
                    () -> {
                        Toolkit.getDefaultToolkit()
                                .getSystemClipboard()
                                .setContents(new StringSelection(seed.magnet(1)), null);
                        return true;
                    });
            gui.press(KeyEvent.VK_V, KeyEvent.VK_CONTROL);
            gui.await("the dialog", () -> isShowing(JLabel.class, "name"));
            assertThat(Gui.ask(Gui.find(JLabel.class, "name")::getText)).isEqualTo("linked");
            accept(gui, "magnet link", folder.resolve("downloads"));
            awaitCell(gui, 0, 5, "Seeding");
            assertThat(cell("torrents", 0, 0)).isEqualTo("second");

            gui.press(KeyEvent.VK_O, KeyEvent.VK_CONTROL);
            gui.await("the dialog", () -> isShowing(JTextField.class, "torrent file"));
            fill("torrent file", seed.file(1).toString());
            gui.click("OK");
            gui.awaitDialog("The torrent is in the list already: second");
            gui.press(KeyEvent.VK_ENTER);
            gui.awaitNoDialog();
            assertThat(rows("torrents")).isEqualTo(1);
            exit(gui);
        }
    }

    @Test
    void whatIsDroppedIsOpenedOneAfterTheOther() throws Exception {
        try (SeedThread seed = new SeedThread(folder);
                Gui gui = start()) {
            String text = seed.file(0).toUri() + "\nof no interest\n" + seed.magnet(1);
            JTable table = Gui.find(JTable.class, "torrents");
            boolean taken =
                    Gui.ask(
                            () ->
                                    table.getTransferHandler()
                                            .importData(
                                                    new TransferSupport(
                                                            table, new StringSelection(text))));
            assertThat(taken).isTrue();
            accept(gui, "torrent file", folder.resolve("downloads"), false);
            accept(gui, "magnet link", folder.resolve("downloads"));
            awaitCell(gui, 0, 5, "Seeding");
            awaitCell(gui, 1, 5, "Seeding");
            exit(gui);
        }
    }

    @Test
    void aTorrentThatFailsSaysWhyAndTheOthersGoOn() throws Exception {
        Files.writeString(folder.resolve("file"), "where a folder should be");
        try (SeedThread seed = new SeedThread(folder);
                Gui gui = start(seed.file(0).toString(), seed.file(1).toString())) {
            accept(gui, "torrent file", folder.resolve("file"), false);
            gui.await("the next one", () -> isSecond(seed));
            accept(gui, "torrent file", folder.resolve("downloads"));
            awaitCell(gui, 1, 5, "Seeding");
            gui.await("the reason", () -> cell("torrents", 0, 5).startsWith("Failed: "));
            assertThat(cell("torrents", 0, 5)).contains(folder.resolve("file").toString());

            Files.delete(folder.resolve("file"));
            select(gui, 0);
            gui.press(KeyEvent.VK_P, KeyEvent.VK_CONTROL);
            awaitCell(gui, 0, 5, "Seeding");
            exit(gui);
        }
    }

    @Test
    void noFreePortIsToldInTheStatusBar() throws Exception {
        try (ServerSocket other = new ServerSocket(0);
                SeedThread seed = new SeedThread(folder);
                Gui gui =
                        start(
                                new EngineSettings().setPort(other.getLocalPort()),
                                seed.file(1).toString())) {
            accept(gui, "torrent file", folder.resolve("downloads"));
            JLabel status = Gui.find(JLabel.class, "status");
            gui.await("the status", () -> status.getText().startsWith("No free port"));
            awaitCell(gui, 0, 5, "Seeding"); // it can call others
            exit(gui);
        }
    }

    @Test
    void whatWentWrongIsShownUntilTheUserDoesSomething() throws Exception {
        // In the way of the file that takes the place of the settings once it is written.
        Path inTheWay = settings().resolveSibling("torrent.properties.new");
        Path full = Files.createDirectories(inTheWay.resolve("full"));
        try (SeedThread seed = new SeedThread(folder);
                Gui gui = start(seed.file(0).toString())) {
            accept(gui, "torrent file", folder.resolve("downloads"));
            JLabel status = Gui.find(JLabel.class, "status");
            gui.await("the problem", () -> status.getText().startsWith("Cannot save"));
            Files.delete(full);
            Files.delete(inTheWay);
            awaitCell(gui, 0, 5, "Seeding");
            select(gui, 0);
            assertThat(Gui.ask(status::getText)).startsWith("Cannot save");

            gui.press(KeyEvent.VK_SPACE);
            gui.await("its end", () -> status.getText().startsWith("Peers can call"));
            exit(gui);
        }
    }

    @Test
    void aSessionThatHasEndedByItselfIsTold() throws Exception {
        try (Gui gui = start()) {
            Gui.ask(
                    () -> {
                        child(child(QCoreApplication.instance(), TorrentWindow.class)).quit();
                        return true;
                    });
            gui.awaitDialog(
                    "The torrents have stopped because of an internal error. Close the window and"
                            + " open it again: nothing that was saved is lost.");
            gui.press(KeyEvent.VK_ENTER);
            assertThat(gui.awaitEnd()).isZero();
        }
    }

    /** The thread of the session. */
    private static QThread child(TorrentWindow window) {
        return child(child(window, SessionClient.class), QThread.class);
    }

    private static <T extends QObject> T child(QObject parent, Class<T> type) {
        return parent.children().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theKeyboardPausesMovesAndRemoves() throws Exception {
        try (SeedThread seed = new SeedThread(folder);
                Gui gui = start(seed.file(0).toString(), seed.file(1).toString())) {
            accept(gui, "torrent file", folder.resolve("downloads"), false);
            gui.await("the next one", () -> isSecond(seed));
            accept(gui, "torrent file", folder.resolve("downloads"));
            awaitCell(gui, 0, 5, "Seeding");
            awaitCell(gui, 1, 5, "Seeding");

            select(gui, 0);
            gui.press(KeyEvent.VK_SPACE);
            awaitCell(gui, 0, 5, "Paused");
            gui.press(KeyEvent.VK_SPACE);
            awaitCell(gui, 0, 5, "Seeding");

            gui.press(KeyEvent.VK_DOWN, KeyEvent.VK_ALT);
            awaitCell(gui, 1, 0, "first");
            assertThat(Gui.ask(Gui.find(JTable.class, "torrents")::getSelectedRow)).isEqualTo(1);
            gui.press(KeyEvent.VK_UP, KeyEvent.VK_ALT);
            awaitCell(gui, 0, 0, "first");

            gui.press(KeyEvent.VK_DELETE);
            gui.awaitDialog("Remove the torrent first from the list?");
            Gui.ask(
                    () -> {
                        Gui.find(JCheckBox.class, "Also delete its files").setSelected(true);
                        return true;
                    });
            Gui.ask(() -> Gui.find(JButton.class, "Remove").requestFocusInWindow());
            gui.awaitFocus("Remove");
            gui.press(KeyEvent.VK_ENTER);
            gui.awaitNoDialog();
            gui.await("one torrent", () -> rows("torrents") == 1);
            exit(gui);
        }
        assertThat(folder.resolve("downloads/first")).doesNotExist();
        assertThat(folder.resolve("downloads/second/file-0")).exists();
    }

    private static boolean isSecond(SeedThread seed) {
        return isShowing(JTextField.class, "torrent file")
                && Gui.text("torrent file").equals(seed.file(1).toString());
    }

    @Test
    void theNextStartGoesOnWithEverything() throws Exception {
        try (SeedThread seed = new SeedThread(folder)) {
            try (Gui gui = start(seed.file(0).toString())) {
                accept(gui, "torrent file", folder.resolve("downloads"));
                awaitCell(gui, 0, 5, "Seeding");
                select(gui, 0);
                gui.press(KeyEvent.VK_SPACE);
                awaitCell(gui, 0, 5, "Paused");
                Gui.ask(
                        () -> {
                            Gui.find(JSlider.class, "up limit").setValue(500);
                            JFrame window = Gui.window();
                            window.setBounds(20, 30, 800, 560);
                            return true;
                        });
                gui.press(KeyEvent.VK_V, KeyEvent.VK_ALT);
                gui.press(KeyEvent.VK_D);
                gui.await("dark colours", FlatLaf::isLafDark);
                exit(gui);
            }
            try (Gui gui = start()) {
                assertThat(Gui.ask(FlatLaf::isLafDark)).isTrue();
                assertThat(Gui.ask(Gui.find(JSlider.class, "up limit")::getValue)).isEqualTo(500);
                assertThat(Gui.ask(() -> Gui.window().getSize().width)).isEqualTo(800);
                awaitCell(gui, 0, 5, "Paused");
                assertThat(cell("torrents", 0, 2)).isEqualTo("100 %");
                select(gui, 0);
                gui.await("the files", () -> rows("files") == 2);
                assertThat(cell("files", 0, 2)).isEqualTo("not checked yet");
                gui.press(KeyEvent.VK_SPACE);
                awaitCell(gui, 0, 5, "Seeding");
                gui.await("the files' state", () -> cell("files", 0, 2).equals("100 %"));
                exit(gui);
            }
        }
        try (SettingsFile file = SettingsFile.open(settings())) {
            Settings settings = file.settings();
            assertThat(settings.upLimit()).isEqualTo(128 * 1024);
            assertThat(settings.torrents()).hasSize(1);
        }
    }

    @Test
    void closingCanBeAbortedWhenATrackerDoesNotAnswer() throws Exception {
        try (DeafTracker tracker = new DeafTracker();
                SeedThread seed = new SeedThread(folder);
                Gui gui = start(tracker.torrentLike(seed.file(1)).toString())) {
            accept(gui, "torrent file", folder.resolve("source"));
            awaitCell(gui, 0, 5, "Seeding");
            select(gui, 0);
            Gui.ask(
                    () -> {
                        Gui.find(JTabbedPane.class, "details").setSelectedIndex(2);
                        return true;
                    });
            gui.await("the tracker", () -> cell("trackers", 0, 2).equals("Working"));

            gui.press(KeyEvent.VK_Q, KeyEvent.VK_CONTROL);
            gui.await("the dialog", () -> isShowing(JButton.class, "Abort"));
            EventQueue.invokeLater(Gui.find(JButton.class, "Abort")::doClick);
            assertThat(gui.awaitEnd()).isZero();
        }
    }

    /** Answers once, and never again. */
    private final class DeafTracker extends Thread implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0);

        DeafTracker() throws IOException {
            super("tracker");
            start();
        }

        /** A torrent file of the same files that names this tracker. */
        Path torrentLike(Path file) throws IOException {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            String address = "http://127.0.0.1:" + server.getLocalPort() + "/a";
            String changed =
                    text.replaceFirst(
                            "\\d+:http://[^/]*/announce", address.length() + ":" + address);
            return Files.writeString(
                    folder.resolve("deaf.torrent"), changed, StandardCharsets.ISO_8859_1);
        }

        @Override
        public void run() {
            String body = "d8:intervali1800e5:peers0:e";
            try (Socket first = server.accept()) {
                first.getOutputStream()
                        .write(
                                ("HTTP/1.1 200 OK\r\nContent-Length: "
                                                + body.length()
                                                + "\r\n\r\n"
                                                + body)
                                        .getBytes(StandardCharsets.US_ASCII));
                first.getInputStream().readAllBytes();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
