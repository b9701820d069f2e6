// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.network;

import dev.quayside.core.QDeadlineTimer;
import java.util.Objects;

/**
 * One address of a network interface, with its netmask, its broadcast address and how long it
 * lasts.
 *
 * <p>A value that can be changed in place, as in Qt: what is given to it and what it gives are
 * copies, and {@link #equals} goes by the present address, netmask and broadcast address (not by
 * lifetime and DNS eligibility).
 *
 * <p><b>Thread rule.</b> Belongs to no thread; one instance must not be changed while another
 * thread uses it.
 *
 * @see <a href="https://doc.qt.io/qt-6/qnetworkaddressentry.html">QNetworkAddressEntry</a>
 */
public final class QNetworkAddressEntry {

    private static final int NO_PREFIX = -1;

    private QHostAddress ip = new QHostAddress();
    private QHostAddress broadcast = new QHostAddress();
    private int prefixLength = NO_PREFIX;
    private DnsEligibilityStatus dnsEligibility = DnsEligibilityStatus.DnsEligibilityUnknown;
    private boolean lifetimeKnown;
    private QDeadlineTimer preferredLifetime = QDeadlineTimer.FOREVER;
    private QDeadlineTimer validityLifetime = QDeadlineTimer.FOREVER;

    /** Whether an address is fit to be published in the DNS. */
    public enum DnsEligibilityStatus {
        /** The system does not tell. */
        DnsEligibilityUnknown(-1),
        /** It is not. */
        DnsIneligible(0),
        /** It is. */
        DnsEligible(1);

        private final int value;

        DnsEligibilityStatus(int value) {
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

    /** Makes an entry without address. */
    public QNetworkAddressEntry() {}

    /**
     * Makes a copy.
     *
     * @param other the entry to copy
     */
    public QNetworkAddressEntry(QNetworkAddressEntry other) {
        assign(other);
    }

    private void assign(QNetworkAddressEntry other) {
        ip = new QHostAddress(other.ip);
        broadcast = new QHostAddress(other.broadcast);
        prefixLength = other.prefixLength;
        dnsEligibility = other.dnsEligibility;
        lifetimeKnown = other.lifetimeKnown;
        preferredLifetime = other.preferredLifetime;
        validityLifetime = other.validityLifetime;
    }

    /**
     * Exchanges the contents of two entries.
     *
     * @param other the other entry
     */
    public void swap(QNetworkAddressEntry other) {
        QNetworkAddressEntry copy = new QNetworkAddressEntry(other);
        other.assign(this);
        assign(copy);
    }

    /**
     * Returns the address.
     *
     * @return a copy
     */
    public QHostAddress ip() {
        return new QHostAddress(ip);
    }

    /**
     * Sets the address. The prefix length stays as it is.
     *
     * @param newIp the address
     */
    public void setIp(QHostAddress newIp) {
        ip = new QHostAddress(newIp);
    }

    /**
     * Returns the netmask that belongs to the prefix length.
     *
     * @return an address of the same protocol as {@link #ip()}; null ({@link
     *     QHostAddress#isNull()}) if there is no prefix length or no address
     */
    public QHostAddress netmask() {
        return AddressMask.of(ip.protocol(), prefixLength);
    }

    /**
     * Sets the prefix length to that of a netmask. A mask of another protocol than {@link #ip()}
     * (which is to be set first), or with ones after a zero, leaves the entry without.
     *
     * @param newNetmask the netmask
     */
    public void setNetmask(QHostAddress newNetmask) {
        boolean fits = newNetmask.protocol() == ip.protocol();
        prefixLength = fits ? AddressMask.prefixLength(newNetmask) : NO_PREFIX;
    }

    /**
     * Returns how many leading bits of the address name the network.
     *
     * @return the number of bits; -1 if unknown
     */
    public int prefixLength() {
        return prefixLength;
    }

    /**
     * Sets the prefix length, and with it the netmask. A number that is out of range for {@link
     * #ip()} (which is to be set first) leaves the entry without.
     *
     * @param length 0 to 32 for IPv4, 0 to 128 for IPv6
     */
    public void setPrefixLength(int length) {
        boolean fits = length >= 0 && length <= AddressMask.bits(ip.protocol());
        prefixLength = fits ? length : NO_PREFIX;
    }

    /**
     * Returns the broadcast address.
     *
     * @return a copy; null ({@link QHostAddress#isNull()}) if there is none, as always with IPv6
     */
    public QHostAddress broadcast() {
        return new QHostAddress(broadcast);
    }

    /**
     * Sets the broadcast address.
     *
     * @param newBroadcast the address
     */
    public void setBroadcast(QHostAddress newBroadcast) {
        broadcast = new QHostAddress(newBroadcast);
    }

    /**
     * Returns whether the address is fit to be published in the DNS.
     *
     * @return whether it is, if known
     */
    public DnsEligibilityStatus dnsEligibility() {
        return dnsEligibility;
    }

    /**
     * Sets whether the address is fit to be published in the DNS.
     *
     * @param status whether it is
     */
    public void setDnsEligibility(DnsEligibilityStatus status) {
        dnsEligibility = Objects.requireNonNull(status, "status");
    }

    /**
     * Whether it is known how long the address lasts. Java cannot tell for addresses that end.
     *
     * @return whether it is
     */
    public boolean isLifetimeKnown() {
        return lifetimeKnown;
    }

    /**
     * Returns until when the address is to be preferred for new connections.
     *
     * @return the deadline; forever if unknown
     */
    public QDeadlineTimer preferredLifetime() {
        return preferredLifetime;
    }

    /**
     * Returns until when the address can be used.
     *
     * @return the deadline; forever if unknown
     */
    public QDeadlineTimer validityLifetime() {
        return validityLifetime;
    }

    /**
     * Sets how long the address lasts; it is known from then on.
     *
     * @param preferred until when it is to be preferred for new connections
     * @param validity until when it can be used
     */
    public void setAddressLifetime(QDeadlineTimer preferred, QDeadlineTimer validity) {
        preferredLifetime = Objects.requireNonNull(preferred, "preferred");
        validityLifetime = Objects.requireNonNull(validity, "validity");
        lifetimeKnown = true;
    }

    /** Makes the lifetime unknown. */
    public void clearAddressLifetime() {
        preferredLifetime = QDeadlineTimer.FOREVER;
        validityLifetime = QDeadlineTimer.FOREVER;
        lifetimeKnown = false;
    }

    /**
     * Whether the address has no end, as far as is known.
     *
     * @return whether {@link #validityLifetime()} is forever
     */
    public boolean isPermanent() {
        return validityLifetime.isForever();
    }

    /**
     * Whether the address ends.
     *
     * @return whether it is not {@link #isPermanent()}
     */
    public boolean isTemporary() {
        return !isPermanent();
    }

    /** Whether both have the same address, prefix length and broadcast address. */
    @Override
    public boolean equals(Object object) {
        return object instanceof QNetworkAddressEntry other
                && ip.equals(other.ip)
                && prefixLength == other.prefixLength
                && broadcast.equals(other.broadcast);
    }

    @Override
    public int hashCode() {
        return Objects.hash(ip, prefixLength, broadcast);
    }

    /**
     * Returns the address and prefix length, such as {@code 192.168.1.1/24}; for people to read.
     */
    @Override
    public String toString() {
        return prefixLength == NO_PREFIX ? ip.toString() : ip + "/" + prefixLength;
    }
}
