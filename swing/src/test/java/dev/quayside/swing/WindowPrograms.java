// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.swing;

import dev.quayside.core.QCoreApplication;
import dev.quayside.core.QObject;
import dev.quayside.core.QTimer;
import dev.quayside.network.QHostAddress;
import dev.quayside.network.QTcpServer;
import java.awt.EventQueue;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.WindowConstants;

/**
 * Programs that run in a Java process of their own, since it is their end that is tested. Each says
 * what happens on its standard output.
 */
final class WindowPrograms {
    private WindowPrograms() {}

    public static void main(String[] args) {
        switch (args[0]) {
            case "without-window" -> exit(SwingApplication.run(args, WindowPrograms::quitsItself));
            case "disposed" -> exit(run(args, WindowConstants.DISPOSE_ON_CLOSE));
            case "hidden" -> exit(run(args, WindowConstants.HIDE_ON_CLOSE));
            case "asks" -> exit(SwingApplication.run(args, WindowPrograms::asks));
            case "goes-on" -> exit(SwingApplication.run(args, WindowPrograms::goesOn));
            case "not-last" -> exit(SwingApplication.run(args, WindowPrograms::isNotTheLast));
            case "main-thread" -> mainThread(args);
            case "installed" -> installed();
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void say(String what) {
        System.out.println(what);
    }

    /** Does not call System.exit: the process is to end by itself. */
    private static void exit(int code) {
        say("code " + code);
    }

    /** What goes on for ever if nobody ends it, and tells of the end. */
    private static void atWork() {
        QTcpServer server = new QTcpServer();
        server.listen(new QHostAddress("127.0.0.1"), 0);
        QTimer timer = new QTimer(server);
        timer.start(10);
        QObject object = new QObject();
        object.destroyed.connect(o -> say("destroyed"));
        QCoreApplication.instance()
                .aboutToQuit
                .connect(
                        () -> {
                            say("about to quit " + EventQueue.isDispatchThread());
                            object.deleteLater();
                        });
    }

    private static void quitsItself() {
        atWork();
        QTimer.singleShot(20, () -> QCoreApplication.exit(3));
    }

    private static int run(String[] args, int closeOperation) {
        return SwingApplication.run(
                args,
                () -> {
                    atWork();
                    JFrame frame = frame();
                    frame.setDefaultCloseOperation(closeOperation);
                    close(frame);
                });
    }

    private static JFrame frame() {
        JFrame frame = new JFrame("Test");
        frame.add(new JLabel("A window of a test"));
        frame.pack();
        frame.setVisible(true);
        return frame;
    }

    /** What the window system says when the person closes a window. */
    private static void close(JFrame frame) {
        QTimer.singleShot(
                50,
                () -> {
                    WindowEvent closing = new WindowEvent(frame, WindowEvent.WINDOW_CLOSING);
                    frame.getToolkit().getSystemEventQueue().postEvent(closing);
                });
    }

    /** A modal question comes before the end, with traffic going on meanwhile. */
    private static void asks() {
        atWork();
        JFrame frame = frame();
        frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
        frame.addWindowListener(
                new WindowAdapter() {
                    @Override
                    public void windowClosing(WindowEvent event) {
                        JDialog question = new JDialog(frame, "Really?", true);
                        question.add(new JLabel("Really?"));
                        question.pack();
                        QTimer.singleShot(50, () -> question.setVisible(false));
                        question.setVisible(true);
                        say("answered");
                        frame.setVisible(false);
                    }
                });
        close(frame);
    }

    /** The window closes and the next one comes, as after a log-in. */
    private static void goesOn() {
        atWork();
        JFrame first = frame();
        first.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
        first.addWindowListener(
                new WindowAdapter() {
                    @Override
                    public void windowClosed(WindowEvent event) {
                        JFrame second = frame();
                        QTimer.singleShot(
                                50,
                                () -> {
                                    say("the second window");
                                    close(second);
                                });
                    }
                });
        close(first);
    }

    /** One of two windows closes; the program ends when it says so itself. */
    private static void isNotTheLast() {
        atWork();
        JFrame first = frame();
        frame();
        first.addComponentListener(
                new java.awt.event.ComponentAdapter() {
                    @Override
                    public void componentHidden(java.awt.event.ComponentEvent event) {
                        QTimer.singleShot(
                                100,
                                () -> {
                                    say("still there");
                                    QCoreApplication.exit(5);
                                });
                    }
                });
        close(first);
    }

    /** The application is the main thread's; only the windows are in the event thread. */
    private static void mainThread(String[] args) {
        QCoreApplication.initialize(args).aboutToQuit.connect(() -> say("about to quit"));
        SwingApplication.install();
        EventQueue.invokeLater(() -> close(frame()));
        exit(QCoreApplication.exec());
    }

    /** A Swing program without any application. */
    private static void installed() {
        SwingApplication.install();
        EventQueue.invokeLater(
                () -> {
                    QTcpServer server = new QTcpServer();
                    say("listens " + server.listen(new QHostAddress("127.0.0.1"), 0));
                    JFrame frame = frame();
                    frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
                    close(frame);
                });
    }
}
