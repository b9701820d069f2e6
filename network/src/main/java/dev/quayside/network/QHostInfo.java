// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.core.QObject;
import dev.quayside.core.Slot1;
import dev.quayside.network.internal.LocalNames;
import java.util.List;
import java.util.Objects;

/**
 * The addresses of a host name, as the system's resolver gives them; or the name of an address.
 *
 * <p>{@link #lookupHost} asks in the background and calls a slot with the answer; {@link #fromName}
 * waits for it. An address given as text needs no question for itself: the answer holds it, and its
 * name if it has one. Names with letters outside ASCII are encoded (IDNA).
 *
 * <p>Names are looked up by up to 20 daemon threads ({@code quayside-hostinfo-N}), which end when
 * there is nothing to do. Several look-ups at once are answered in any order.
 *
 * <p><b>Thread rule.</b> The static methods may be called in any thread; a slot runs in the thread
 * of its context. An instance is a value of no thread, and must not be changed while another thread
 * uses it.
 *
 * <p>Answers are kept for a minute, as in Qt, or as long as the security property {@code
 * networkaddress.cache.ttl} says if that is less: a socket that connects to such a name goes on
 * within the call.
 *
 * <p><b>Differences from Qt.</b> Each thread keeps the answers to its own questions; Qt's threads
 * share them. Java itself keeps answers for 30 seconds unless that property says otherwise, names
 * without address for 10. Java lists IPv4 addresses before IPv6 ones, unless the system property
 * {@code java.net.preferIPv6Addresses} says {@code true} or {@code system}. Java encodes names by
 * IDNA 2003, Qt by UTS 46: this differs for a few letters such as the German sharp s. An aborted
 * look-up is never delivered if it is aborted in the thread of its receiver; Qt delivers what has
 * already been found.
 *
 * @see <a href="https://doc.qt.io/qt-6/qhostinfo.html">QHostInfo</a>
 */
public final class QHostInfo {

    private static final int NO_LOOKUP = -1;

    private String hostName = "";
    private List<QHostAddress> addresses = List.of();
    private HostInfoError error = HostInfoError.NoError;
    private String errorString = "Unknown error";
    private int lookupId;

    /** Why a look-up gave nothing. */
    public enum HostInfoError {
        /** It was successful. */
        NoError(0),
        /** The name has no address. */
        HostNotFound(1),
        /** Something else. */
        UnknownError(2);

        private final int value;

        HostInfoError(int value) {
            this.value = value;
        }

        /**
         * Returns Qt's number for this member.
         *
         * @return the number
         */
        public int value() {
            return value;
        }
    }

    /** Makes a host info without name and addresses, of no look-up. */
    public QHostInfo() {
        this(NO_LOOKUP);
    }

    /**
     * Makes a host info without name and addresses.
     *
     * @param lookupId the look-up that it belongs to
     */
    public QHostInfo(int lookupId) {
        this.lookupId = lookupId;
    }

    /**
     * Makes a copy.
     *
     * @param other the host info to copy
     */
    public QHostInfo(QHostInfo other) {
        assign(other);
    }

    private void assign(QHostInfo other) {
        hostName = other.hostName;
        addresses = other.addresses();
        error = other.error;
        errorString = other.errorString;
        lookupId = other.lookupId;
    }

    /**
     * Exchanges the contents of two host infos.
     *
     * @param other the other host info
     */
    public void swap(QHostInfo other) {
        QHostInfo copy = new QHostInfo(other);
        other.assign(this);
        assign(copy);
    }

    /**
     * Looks a name up in the background. The slot is called from the event loop of the context's
     * thread, also for an address and for an empty name, and never before this call has returned.
     * It is not called if the context is destroyed before.
     *
     * @param name a host name, or an address as text
     * @param context the object in whose thread the slot runs
     * @param slot what to do with the answer, good or bad
     * @return the number of this look-up, for {@link #abortHostLookup}; greater than 0
     */
    public static int lookupHost(String name, QObject context, Slot1<? super QHostInfo> slot) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(slot, "slot");
        return HostLookups.start(name, context, slot);
    }

    /**
     * Looks a name up in the background. The slot is called from the event loop of the calling
     * thread.
     *
     * @param name a host name, or an address as text
     * @param slot what to do with the answer, good or bad
     * @return the number of this look-up, for {@link #abortHostLookup}; greater than 0
     */
    public static int lookupHost(String name, Slot1<? super QHostInfo> slot) {
        return lookupHost(name, new QObject(), slot);
    }

    /**
     * Aborts a look-up. Called in the thread of its context, it makes sure that the slot is not
     * called.
     *
     * @param lookupId what {@link #lookupHost} returned; one that has ended does not matter
     */
    public static void abortHostLookup(int lookupId) {
        HostLookups.abort(lookupId);
    }

    /**
     * Looks a name up and waits for the answer, which may take many seconds.
     *
     * @param name a host name, or an address as text
     * @return the answer; see {@link #error()}
     */
    public static QHostInfo fromName(String name) {
        QHostInfo info = HostResolver.resolve(Objects.requireNonNull(name, "name"));
        HostCache.ofThisThread().put(name, info);
        return info;
    }

    /**
     * Returns the name of this machine, as set in the system.
     *
     * @return the name, with or without domain; empty if not known
     */
    public static String localHostName() {
        return LocalNames.hostName();
    }

    /**
     * Returns the DNS domain of this machine, as the resolver is configured.
     *
     * @return the domain; empty if there is none
     */
    public static String localDomainName() {
        return LocalNames.domainName();
    }

    /**
     * Returns the name that was looked up; for an address its name, or else its text.
     *
     * @return the name
     */
    public String hostName() {
        return hostName;
    }

    /**
     * Sets the name.
     *
     * @param name the name
     */
    public void setHostName(String name) {
        hostName = Objects.requireNonNull(name, "name");
    }

    /**
     * Returns the addresses of the name, best first.
     *
     * @return a new list of copies; empty if there are none
     */
    public List<QHostAddress> addresses() {
        return copy(addresses);
    }

    /**
     * Sets the addresses.
     *
     * @param addresses the addresses, which are copied
     */
    public void setAddresses(List<QHostAddress> addresses) {
        this.addresses = copy(addresses);
    }

    private static List<QHostAddress> copy(List<QHostAddress> addresses) {
        return addresses.stream().map(QHostAddress::new).toList();
    }

    /**
     * Returns what went wrong.
     *
     * @return the error; NoError if nothing did
     */
    public HostInfoError error() {
        return error;
    }

    /**
     * Sets what went wrong.
     *
     * @param error the error
     */
    public void setError(HostInfoError error) {
        this.error = Objects.requireNonNull(error, "error");
    }

    /**
     * Returns what went wrong, for people to read.
     *
     * @return Qt's English text; without meaning if {@link #error()} is NoError
     */
    public String errorString() {
        return errorString;
    }

    /**
     * Sets the text for people to read.
     *
     * @param errorString the text
     */
    public void setErrorString(String errorString) {
        this.errorString = Objects.requireNonNull(errorString, "errorString");
    }

    /**
     * Returns the number of the look-up that gave this answer.
     *
     * @return the number; -1 if none did
     */
    public int lookupId() {
        return lookupId;
    }

    /**
     * Sets the number of the look-up.
     *
     * @param id the number
     */
    public void setLookupId(int id) {
        lookupId = id;
    }
}
