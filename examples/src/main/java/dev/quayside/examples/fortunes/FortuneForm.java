// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.examples.fortunes;

import dev.quayside.network.QHostAddress;
import dev.quayside.network.QHostInfo;
import dev.quayside.network.QNetworkInterface;
import dev.quayside.programs.window.ActionButton;
import dev.quayside.programs.window.Form;
import dev.quayside.programs.window.Messages;
import dev.quayside.programs.window.PortField;
import dev.quayside.programs.window.SelectableText;
import dev.quayside.programs.window.TextChange;
import dev.quayside.programs.window.Windows;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JFrame;
import javax.swing.JScrollPane;
import javax.swing.text.JTextComponent;

/** The window of the fortune clients: asks for a host and a port, and shows fortunes. */
public final class FortuneForm extends Form {
    private static final long serialVersionUID = 1;
    private static final int ROWS = 4;

    private final String title;
    private final transient ObjIntConsumer<String> request;
    private final JComboBox<String> host = new JComboBox<>(hosts());
    private final PortField port = new PortField();
    private final SelectableText fortune = new SelectableText("This needs a fortune server.");
    private final JButton getFortune = new ActionButton("Get Fortune", 'G');
    private boolean waiting;

    /**
     * Makes the form.
     *
     * @param title the window's title
     * @param request asks for a fortune from a host and a port; {@link #showFortune} or {@link
     *     #showFailure} is called then
     */
    public FortuneForm(String title, ObjIntConsumer<String> request) {
        this.title = title;
        this.request = request;
        host.setEditable(true);
        host.setName("host");
        port.setName("port");
        fortune.setName("fortune");
        fortune.setRows(ROWS);
        JScrollPane scroll = new JScrollPane(fortune);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        addRow("Server name:", 'n', host);
        addRow("Server port:", 'p', port);
        addRow(scroll, true);
        TextChange.of((JTextComponent) host.getEditor().getEditorComponent(), this::update);
        TextChange.of(port, this::update);
        getFortune.addActionListener(e -> ask());
        update();
    }

    /**
     * Shows the form in a window.
     *
     * @param server the host to begin with; null for this machine's name
     * @param serverPort the port to begin with; 0 for none
     * @return the window
     */
    public JFrame open(String server, int serverPort) {
        if (server != null) {
            host.setSelectedItem(server);
        }
        port.setPort(serverPort);
        return Windows.show(title, this, port, getFortune);
    }

    /**
     * The request has brought a fortune.
     *
     * @param text the fortune
     */
    public void showFortune(String text) {
        fortune.setText(text);
        fortune.setCaretPosition(0);
        stopWaiting();
    }

    /**
     * The request has brought none.
     *
     * @param reason why
     */
    public void showFailure(String reason) {
        stopWaiting();
        Messages.show(this, title, reason);
    }

    private void ask() {
        waiting = true;
        update();
        request.accept(host(), port.port());
    }

    private void stopWaiting() {
        waiting = false;
        update();
    }

    private String host() {
        return host.getEditor().getItem().toString().strip();
    }

    private void update() {
        getFortune.setEnabled(!waiting && !host().isEmpty() && port.port() != 0);
    }

    /** This machine's name, localhost, and its addresses. */
    private static String[] hosts() {
        Set<String> hosts = new LinkedHashSet<>();
        hosts.add(QHostInfo.localHostName());
        hosts.add("localhost");
        for (QHostAddress address : QNetworkInterface.allAddresses()) {
            hosts.add(address.toString());
        }
        hosts.remove("");
        return hosts.toArray(new String[0]);
    }
}
