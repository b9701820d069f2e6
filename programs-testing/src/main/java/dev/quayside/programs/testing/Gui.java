// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.programs.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.quayside.core.QDeadlineTimer;
import dev.quayside.programs.command.CommandFailure;
import dev.quayside.programs.command.Theme;
import dev.quayside.programs.window.Program;
import java.awt.AWTException;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.KeyEventDispatcher;
import java.awt.KeyboardFocusManager;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.datatransfer.DataFlavor;
import java.awt.event.KeyEvent;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.text.JTextComponent;

/**
 * Sits in front of a program with windows: looks at what the components show, and uses the
 * keyboard. The program runs in the event thread, the test in its own.
 */
public final class Gui implements AutoCloseable {
    private static final int PATIENCE = 100_000;

    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(5);

    private final FutureTask<Integer> end;
    private final Robot robot;

    private Gui(Callable<Integer> program) throws AWTException {
        end = new FutureTask<>(program);
        robot = new Robot();
        new Thread(end, "program").start();
    }

    /**
     * Starts a program, and waits until its window has the focus; skips the test where it cannot.
     */
    public static Gui start(Program program) {
        return run(() -> Program.run(Theme.LIGHT, program));
    }

    /**
     * Starts a program, and waits until its window has the focus; skips the test where it cannot.
     */
    public static Gui run(Callable<Integer> program) {
        assumeFalse(GraphicsEnvironment.isHeadless(), "There is no display for windows");
        try {
            Gui gui = new Gui(program);
            gui.await("the focus", () -> focusOwner() != null && !(focusOwner() instanceof Window));
            return gui;
        } catch (AWTException e) {
            throw new AssertionError(e);
        }
    }

    // -- looking ----------------------------------------------------------------------------------

    /** Waits until a condition holds, which is asked in the event thread. */
    public void await(String what, Callable<Boolean> condition) {
        QDeadlineTimer deadline = QDeadlineTimer.ofMillis(PATIENCE);
        while (!ask(condition)) {
            assertThat(deadline.hasExpired()).as("time over waiting for " + what).isFalse();
            LockSupport.parkNanos(INTERVAL);
        }
    }

    /** Returns what the event thread answers. */
    public static <T> T ask(Callable<T> question) {
        FutureTask<T> task = new FutureTask<>(question);
        try {
            if (EventQueue.isDispatchThread()) {
                task.run();
            } else {
                EventQueue.invokeAndWait(task);
            }
            return task.get();
        } catch (InterruptedException | InvocationTargetException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** Finds a component that is showing, by its name, or a button by its text. */
    public static <T extends Component> T find(Class<T> type, String name) {
        return ask(
                () ->
                        windows()
                                .flatMap(Gui::tree)
                                .filter(type::isInstance)
                                .filter(c -> c.isShowing() && isCalled(c, name))
                                .map(type::cast)
                                .findFirst()
                                .orElseThrow(() -> new AssertionError("There is no " + name)));
    }

    public static String text(String name) {
        return ask(find(JTextComponent.class, name)::getText);
    }

    public static boolean isEnabled(String button) {
        return ask(find(AbstractButton.class, button)::isEnabled);
    }

    /** Waits until something has the focus: its name, or the text of a button. */
    public void awaitFocus(String name) {
        await("the focus on " + name, () -> name.equals(focused()));
    }

    private static String focused() {
        Component owner = focusOwner();
        return owner instanceof AbstractButton button ? button.getText() : name(owner);
    }

    public static JFrame window() {
        return ask(
                () ->
                        (JFrame)
                                windows()
                                        .filter(JFrame.class::isInstance)
                                        .findFirst()
                                        .orElseThrow());
    }

    public void awaitDialog(String message) {
        await(
                "the dialog: " + message,
                () -> dialogs().anyMatch(d -> shows(d, message) && d == focusedWindow()));
    }

    public void awaitNoDialog() {
        await("the end of the dialog", () -> dialogs().findAny().isEmpty());
        await("the window's focus", () -> isFocused(focusedWindow()) || !focusWindow());
    }

    /**
     * What a window manager does, where there is one. Always false, since the focus comes later.
     */
    private static boolean focusWindow() {
        windows().forEach(Window::requestFocus);
        return true;
    }

    // -- using ------------------------------------------------------------------------------------

    /**
     * Presses a key, as soon as the keyboard has the focus; the others are held down meanwhile.
     * Returns when the program has seen that all were released, or the key has moved the focus to
     * another window, which may not see that.
     *
     * <p>The robot's own wait is of no use: it is for a window system that is idle, which takes it
     * seconds.
     */
    public void press(int key, int... held) {
        await("the keyboard's focus", Gui::hasKeyboard);
        strike(key, held);
    }

    private void strike(int key, int... held) {
        Window window = ask(Gui::focusedWindow);
        CountDownLatch pressed = new CountDownLatch(1 + held.length);
        CountDownLatch released = new CountDownLatch(1 + held.length);
        KeyEventDispatcher listener =
                event -> {
                    if (event.getID() == KeyEvent.KEY_PRESSED) {
                        pressed.countDown();
                    } else if (event.getID() == KeyEvent.KEY_RELEASED) {
                        released.countDown();
                    }
                    return false; // it goes on, if it is not for a component that is off by now
                };
        keyboard().addKeyEventDispatcher(listener);
        for (int modifier : held) {
            robot.keyPress(modifier);
        }
        robot.keyPress(key);
        if (held.length > 0) {
            awaitKeys(pressed, window); // a mnemonic acts on the release, in another component
        } // else nothing is waited for: the display repeats a key that is held down
        robot.keyRelease(key);
        for (int modifier : held) {
            robot.keyRelease(modifier);
        }
        awaitKeys(released, window);
        keyboard().removeKeyEventDispatcher(listener);
    }

    private void awaitKeys(CountDownLatch seen, Window window) {
        await("the keys", () -> seen.getCount() == 0 || !isFocused(window));
        ask(() -> true); // what the last event began has ended
        ask(() -> true); // and so have the changes of the focus
    }

    private static boolean isFocused(Window window) {
        return window != null && window.isShowing() && window == focusedWindow();
    }

    /** Whether a key goes where a person expects it: to the dialog, if there is one. */
    private static boolean hasKeyboard() {
        Window window = focusedWindow();
        Component owner = focusOwner();
        return isFocused(window)
                && owner != null
                && owner.isShowing()
                && owner.isEnabled() // else the focus is on its way to another
                && Stream.of(window.getOwnedWindows())
                        .noneMatch(owned -> owned instanceof JDialog && owned.isShowing());
    }

    public void type(String text) {
        text.toUpperCase(Locale.ROOT).chars().forEach(c -> press(c));
    }

    public void click(String button) {
        AbstractButton found = find(AbstractButton.class, button);
        EventQueue.invokeLater(found::doClick); // a dialog may hold it up
    }

    /** What was copied. */
    public static String clipboard() {
        return ask(
                () ->
                        (String)
                                Toolkit.getDefaultToolkit()
                                        .getSystemClipboard()
                                        .getData(DataFlavor.stringFlavor));
    }

    /** Waits for the end of the program, and returns its exit status. */
    public int awaitEnd() throws Exception {
        try {
            return end.get(PATIENCE, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CommandFailure failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Ends the program, whatever it does. */
    @Override
    public void close() {
        while (!end.isDone()) {
            ask(
                    () -> {
                        windows().forEach(Window::dispose);
                        return true;
                    });
            LockSupport.parkNanos(INTERVAL);
        }
        strike(KeyEvent.VK_SHIFT); // nothing is held down any more
    }

    private static KeyboardFocusManager keyboard() {
        return KeyboardFocusManager.getCurrentKeyboardFocusManager();
    }

    private static Window focusedWindow() {
        return keyboard().getFocusedWindow();
    }

    private static Component focusOwner() {
        return keyboard().getFocusOwner();
    }

    private static Stream<Window> windows() {
        return Stream.of(Window.getWindows()).filter(Window::isShowing);
    }

    private static Stream<JDialog> dialogs() {
        return windows().filter(JDialog.class::isInstance).map(JDialog.class::cast);
    }

    private static boolean shows(JDialog dialog, String message) {
        return tree(dialog)
                .anyMatch(c -> c instanceof JTextComponent t && t.getText().equals(message));
    }

    private static Stream<Component> tree(Component component) {
        Stream<Component> self = Stream.of(component);
        return component instanceof Container container
                ? Stream.concat(self, Stream.of(container.getComponents()).flatMap(Gui::tree))
                : self;
    }

    private static boolean isCalled(Component component, String name) {
        return name.equals(component.getName())
                || component instanceof AbstractButton button && name.equals(button.getText());
    }

    /** The name of a component, or of what it is a part of. */
    private static String name(Component component) {
        for (Component c = component; c != null; c = c.getParent()) {
            if (c.getName() != null
                    && !c.getName().startsWith("null.")
                    && !c.getName().contains("ditor")) {
                return c.getName();
            }
        }
        return null;
    }
}
