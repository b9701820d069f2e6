// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

class DescriptorTest {
    private static int newNumber() throws Exception {
        return Descriptor.check(SocketCalls.socket(SocketCalls.AF_INET));
    }

    private static boolean isOpen(int number) {
        return SocketCalls.localAddress(number, SocketAddressBytes.empty()) >= 0;
    }

    @Test
    void itsNumberIsGivenBackWhenItIsClosed() throws Exception {
        int number = newNumber();
        Descriptor descriptor = new Descriptor(number);
        assertThat(descriptor.enter()).isEqualTo(number);
        descriptor.leave();
        assertThat(isOpen(number)).isTrue();
        descriptor.close();
        assertThat(isOpen(number)).isFalse();
        assertThat(descriptor.tryEnter()).isFalse();
        assertThatThrownBy(descriptor::enter).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void itsNumberStaysAsLongAsItIsUsed() throws Exception {
        int number = newNumber();
        Descriptor descriptor = new Descriptor(number);
        descriptor.enter();
        descriptor.enter();
        descriptor.close();
        descriptor.close();
        assertThat(descriptor.tryEnter()).isFalse();
        assertThat(isOpen(number)).isTrue();
        descriptor.leave();
        assertThat(isOpen(number)).isTrue();
        descriptor.leave();
        assertThat(isOpen(number)).isFalse();
    }

    @Test
    void afterItsEndItLeavesWhoGotTheNumberNextAlone() throws Exception {
        int number = newNumber();
        Descriptor descriptor = new Descriptor(number);
        descriptor.close();
        int next = newNumber();
        assertThat(next).isEqualTo(number);
        descriptor.close();
        assertThat(descriptor.tryEnter()).isFalse();
        descriptor.close();
        assertThat(isOpen(next)).isTrue();
        SocketCalls.close(next);
    }

    @Test
    void ofManyThatUseAndCloseItExactlyOneGivesTheNumberBack() throws Exception {
        int threads = 4;
        for (int round = 0; round < 150; round++) {
            int number = newNumber();
            Descriptor descriptor = new Descriptor(number);
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Worker<List<Integer>>> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                boolean closes = i % 2 == 0;
                workers.add(Worker.start(() -> use(descriptor, start, closes)));
            }
            List<Integer> taken = new ArrayList<>();
            for (Worker<List<Integer>> worker : workers) {
                taken.addAll(worker.result());
            }
            assertThat(taken).doesNotHaveDuplicates().allMatch(DescriptorTest::isOpen);
            assertThat(taken.contains(number) || !isOpen(number)).isTrue();
            taken.forEach(SocketCalls::close);
        }
    }

    /** Uses and closes it; returns strangers, which nobody may close. */
    private static List<Integer> use(Descriptor descriptor, CyclicBarrier start, boolean closes)
            throws Exception {
        start.await();
        for (int i = 0; i < 3; i++) {
            if (descriptor.tryEnter()) {
                assertThat(isOpen(descriptor.number())).isTrue();
                descriptor.leave();
            }
        }
        if (closes) {
            descriptor.close();
        }
        List<Integer> strangers = List.of(newNumber(), newNumber());
        if (descriptor.tryEnter()) { // still open: another one will close it
            descriptor.leave();
        }
        return strangers;
    }

    @Test
    void manyCanUseOneChannelUntilOneOfThemClosesIt() throws Exception {
        for (int round = 0; round < 100; round++) {
            SocketChannel channel = Providers.OURS.openSocketChannel();
            Worker<Boolean> other = Worker.start(() -> usesUntilItIsClosed(channel));
            channel.getLocalAddress();
            channel.close();
            assertThat(other.result()).isTrue();
        }
    }

    private static boolean usesUntilItIsClosed(SocketChannel channel) throws Exception {
        try {
            while (true) {
                channel.getLocalAddress();
            }
        } catch (ClosedChannelException e) {
            return true;
        }
    }
}
