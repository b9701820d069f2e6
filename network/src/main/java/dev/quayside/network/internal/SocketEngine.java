// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network.internal;

import dev.quayside.core.QDeadlineTimer;
import dev.quayside.core.internal.RingBuffer;
import dev.quayside.network.QAbstractSocketBase.BindFlag;
import dev.quayside.network.QAbstractSocketBase.NetworkLayerProtocol;
import dev.quayside.network.QAbstractSocketBase.SocketError;
import dev.quayside.network.QAbstractSocketBase.SocketOption;
import dev.quayside.network.QAbstractSocketBase.SocketState;
import dev.quayside.network.QAbstractSocketBase.SocketType;
import dev.quayside.network.QHostAddress;
import dev.quayside.network.QSocketDescriptor;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Set;

/**
 * One end point of the network without signals and buffers: what sockets and servers stand on.
 *
 * <p>No call blocks but the {@code waitFor} ones. No call throws for what the network or the system
 * does: it returns false or -1, and {@link #error()} and {@link #errorString()} say why; they keep
 * their value until the next failure or {@link #initialize}. An engine is used by one thread at a
 * time.
 *
 * <pre>
 *              initialize               connectToHost            finishConnect
 *   (invalid) ------------> Unconnected ---------------> Connecting -------------> Connected
 *      | ^                     |                          ^   |                        |
 *      | |                     +--- bind ---> Bound ------+   |                        |
 *      | |                                                    |                        |
 *      | +---- close, or a connect that failed ---------------+------------------------+
 *      |                                                                               |
 *      +------ listen ---> Listening                       adopt ----------------------+
 * </pre>
 */
public interface SocketEngine {

    /** Returned by {@link #waitForReadOrWrite}: something can be read, or the stream has ended. */
    int READABLE = 1;

    /** Returned by {@link #waitForReadOrWrite}: bytes can be written, or a connect has ended. */
    int WRITABLE = 2;

    // ---- life -------------------------------------------------------------------------------

    /**
     * Opens a fresh end point; one that is open is closed first. The channel is of the IPv4 family
     * for IPv4Protocol, and IPv6 otherwise where the host has it (dual stack for AnyIPProtocol).
     *
     * @param type only TcpSocket is known
     * @param protocol which addresses will be used
     * @return whether it is open now
     */
    boolean initialize(SocketType type, NetworkLayerProtocol protocol);

    /**
     * Opens another end point in place of the one that a failed attempt to connect has closed; its
     * error stays. Qt's descriptor outlives such an attempt, Java's channel does not.
     *
     * @return whether it could be opened
     */
    boolean reopen();

    /**
     * Takes over a descriptor, which nobody else has taken yet; one that is open is closed first.
     *
     * @param descriptor a connected, bound, fresh or listening one
     * @param state the state to be in: ConnectedState, ListeningState, BoundState, UnconnectedState
     * @return whether it was taken
     */
    boolean adopt(QSocketDescriptor descriptor, SocketState state);

    /**
     * Returns whether an end point is open.
     *
     * @return whether it is
     */
    boolean isValid();

    /**
     * Returns a view of the channel, equal to the descriptor it came from. It counts as taken.
     *
     * @return the view, or null if this engine is not valid
     */
    QSocketDescriptor socketDescriptor();

    /**
     * Closes at once, without waiting. Bytes that the kernel took are still delivered; if received
     * bytes were left unread, the peer gets a reset, as with any closed socket. The state becomes
     * UnconnectedState. Closing twice is harmless.
     */
    void close();

    /**
     * Closes by a reset: the peer sees an error, and what it had not read yet may be lost. For
     * connections that are refused after the kernel had accepted them.
     */
    void closeWithReset();

    // ---- state ------------------------------------------------------------------------------

    /**
     * Returns the type given to {@link #initialize}.
     *
     * @return the type
     */
    SocketType socketType();

    /**
     * Returns which addresses are used. AnyIPProtocol for an IPv6 socket that takes IPv4 as well.
     *
     * @return the protocol, UnknownNetworkLayerProtocol if not valid
     */
    NetworkLayerProtocol protocol();

    /**
     * Returns the state.
     *
     * @return the state
     */
    SocketState state();

    /**
     * Returns the last error.
     *
     * @return the error, UnknownSocketError if there was none
     */
    SocketError error();

    /**
     * Returns the text of the last error.
     *
     * @return Qt's English text; empty if there was no error
     */
    String errorString();

    /**
     * Returns the local address; on first use the system is asked.
     *
     * @return the address, a null address if there is none
     */
    QHostAddress localAddress();

    /**
     * Returns the local port.
     *
     * @return the port, 0 if there is none
     */
    int localPort();

    /**
     * Returns the peer's address. An IPv4 peer of a dual-stack server is {@code ::ffff:a.b.c.d}.
     *
     * @return the address, a null address if not connected
     */
    QHostAddress peerAddress();

    /**
     * Returns the peer's port.
     *
     * @return the port, 0 if not connected
     */
    int peerPort();

    /**
     * Returns whether the socket takes IPv6 only, really. False for a listener on an IPv6 address
     * where the Java runtime gave no way to say so: its owner has to refuse IPv4 peers by {@link
     * QSocketDescriptor#closeWithReset()}.
     *
     * @return whether IPv4 peers cannot come
     */
    boolean isIPv6Only();

    // ---- connecting and accepting -----------------------------------------------------------

    /**
     * Starts to connect. If that fails, at once or later, the error is set, the state is
     * UnconnectedState and the engine is not valid any more, because Java closes the channel of a
     * failed connect; a binding is lost. Connecting again opens a fresh end point by itself, of the
     * protocol that was given to {@link #initialize}.
     *
     * @param address where to
     * @param port the port, 1 to 65535
     * @return true if connected already; otherwise the state tells: ConnectingState if under way
     */
    boolean connectToHost(QHostAddress address, int port);

    /**
     * Starts to connect to a host by its name, where the engine can have the name resolved
     * elsewhere (at a proxy). Others set UnsupportedSocketOperationError.
     *
     * @param name the host name
     * @param port the port, 1 to 65535
     * @return as {@link #connectToHost}
     */
    boolean connectToHostByName(String name, int port);

    /**
     * Looks how a connect that was under way stands; does not wait.
     *
     * @return true if connected; false and ConnectingState: not yet; else failed, with error()
     */
    boolean finishConnect();

    /**
     * Binds an open, unconnected end point to a local address, from which it will connect. State:
     * BoundState. Servers do not call this but {@link #listen}.
     *
     * @param address the address; Any for all of both protocols
     * @param port the port, 0 for one that is free
     * @param mode how; empty is DefaultForPlatform
     * @return whether it is bound; if not, the state and the end point are as before
     */
    boolean bind(QHostAddress address, int port, Set<BindFlag> mode);

    /**
     * Opens a listener on a local address; one that is open is closed first, and {@link
     * #initialize} is not needed. Binding and listening are one call because Java does them in one.
     * State: ListeningState. Where the system has it, the address can be taken again although
     * connections of an earlier server still linger (Qt's servers do so on Unix).
     *
     * @param address the address; Any for all of both protocols
     * @param port the port, 0 for one that is free
     * @param backlog how many connections the kernel may hold before they are accepted
     * @return whether it listens; if not, the engine is not valid
     */
    boolean listen(QHostAddress address, int port, int backlog);

    /**
     * Accepts a connection that is there.
     *
     * @return it, or null: with TemporaryError if none was there, else error() says what failed
     */
    QSocketDescriptor accept();

    // ---- data -------------------------------------------------------------------------------

    /**
     * Reads what is there, with one read call. A count below both {@code maxBytes} and {@link
     * RingBuffer#CHUNK_SIZE}, the least that a call is ready to take, means that the kernel has no
     * more for now. What was read may be lent, not copied, see {@link RingBuffer#lend}.
     *
     * @param into where to append it
     * @param maxBytes at most this many
     * @return how many bytes; 0 if none are there; -1 and error(): RemoteHostClosedError at the end
     */
    long read(RingBuffer into, long maxBytes);

    /**
     * Reads into the caller's memory, with one read call.
     *
     * @param target where to; its position moves
     * @return as {@link #read(RingBuffer, long)}
     */
    long read(ByteBuffer target);

    /**
     * Reads into the caller's memory, with one read call.
     *
     * @param data where to
     * @param offset where in it
     * @param maxBytes at most this many
     * @return as {@link #read(RingBuffer, long)}
     */
    long read(byte[] data, int offset, int maxBytes);

    /**
     * Returns how many bytes can be read without waiting. Asks the system; for Unbuffered mode, not
     * for the way of every message.
     *
     * @return the count, 0 while not connected yet, -1 if unconnected
     */
    long bytesAvailable();

    /**
     * Writes as much of a buffer as the kernel takes, with one gathering call, and frees that much.
     *
     * @param from what to write
     * @return how many bytes; 0 if the kernel takes none now; -1 and error()
     */
    long write(RingBuffer from);

    /**
     * Writes from the caller's memory.
     *
     * @param source what to write; its position moves
     * @return as {@link #write(RingBuffer)}
     */
    long write(ByteBuffer source);

    /**
     * Writes from the caller's memory.
     *
     * @param data what to write
     * @param offset where in it
     * @param size how many bytes
     * @return as {@link #write(RingBuffer)}
     */
    long write(byte[] data, int offset, int size);

    /**
     * Sends a part of a file without taking it into the program's memory, where the system can.
     *
     * @param file the file
     * @param position from where, in bytes
     * @param count at most this many
     * @return as {@link #write(RingBuffer)}; 0 also at the end of the file
     */
    long write(FileChannel file, long position, long count);

    // ---- options ----------------------------------------------------------------------------

    /**
     * Sets an option.
     *
     * @param option which
     * @param value the value; flags are 0 or 1
     * @return whether it was set
     */
    boolean setOption(SocketOption option, int value);

    /**
     * Returns an option.
     *
     * @param option which
     * @return the value; -1 if there is none; null if this engine is not valid
     */
    Integer option(SocketOption option);

    // ---- notifications ----------------------------------------------------------------------

    /**
     * Says who is to be notified.
     *
     * @param receiver the socket or server; null for none
     */
    void setReceiver(EngineReceiver receiver);

    /**
     * Says whether {@link EngineReceiver#readNotification} is to be called, again and again, as
     * long as there is something to read or accept.
     *
     * @param enable whether
     */
    void setReadNotificationEnabled(boolean enable);

    /**
     * Returns what was set.
     *
     * @return whether read notifications come
     */
    boolean isReadNotificationEnabled();

    /**
     * Says whether {@link EngineReceiver#writeNotification}, or while connecting {@link
     * EngineReceiver#connectionNotification}, is to be called, again and again, as long as the
     * kernel takes bytes.
     *
     * @param enable whether
     */
    void setWriteNotificationEnabled(boolean enable);

    /**
     * Returns what was set.
     *
     * @return whether write notifications come
     */
    boolean isWriteNotificationEnabled();

    /**
     * Leaves the dispatcher of this thread and whatever else belongs to this thread, before the
     * owner moves to another one; which notifications were enabled is remembered.
     */
    void suspend();

    /** Registers with the dispatcher of the receiver's present thread, after {@link #suspend}. */
    void resume();

    // ---- waiting ----------------------------------------------------------------------------

    /**
     * Waits until something can be read or accepted or the stream has ended. Only this end point is
     * looked at; nobody is notified and no events are processed.
     *
     * @param deadline how long
     * @param timedOut element 0 is set to whether the time was over; may be null
     * @return whether there is something; if not, error() is SocketTimeoutError or what failed
     */
    boolean waitForRead(QDeadlineTimer deadline, boolean[] timedOut);

    /**
     * Waits until the kernel takes bytes, or a connect that is under way has ended.
     *
     * @param deadline how long
     * @param timedOut element 0 is set to whether the time was over; may be null
     * @return as {@link #waitForRead}
     */
    boolean waitForWrite(QDeadlineTimer deadline, boolean[] timedOut);

    /**
     * Waits for either.
     *
     * @param read whether to wait until something can be read
     * @param write whether to wait until the kernel takes bytes
     * @param deadline how long
     * @return {@link #READABLE}, {@link #WRITABLE}, both added; 0 after the time, with
     *     SocketTimeoutError; -1 if it failed, with error()
     */
    int waitForReadOrWrite(boolean read, boolean write, QDeadlineTimer deadline);
}
