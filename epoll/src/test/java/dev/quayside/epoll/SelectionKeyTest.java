// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.epoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The keys of a selector, and its sets of them. */
@SuppressWarnings("try")
@ParameterizedClass
@MethodSource("dev.quayside.epoll.Providers#both")
class SelectionKeyTest {
    private static final int READ_WRITE = SelectionKey.OP_READ | SelectionKey.OP_WRITE;

    @Parameter SelectorProvider provider;

    private Selector selector;
    private Pair pair;

    @BeforeEach
    void open() throws IOException {
        selector = provider.openSelector();
        pair = Pair.of(provider).nonBlocking();
    }

    @AfterEach
    void close() throws IOException {
        selector.close();
        pair.close();
    }

    private SelectionKey register(int ops) throws IOException {
        return pair.server().register(selector, ops);
    }

    @Test
    void aKeyKnowsItsChannelSelectorAndAttachment() throws Exception {
        Object attached = new Object();
        SelectionKey key = pair.server().register(selector, SelectionKey.OP_READ, attached);
        assertThat(key.channel()).isSameAs(pair.server());
        assertThat(key.selector()).isSameAs(selector);
        assertThat(key.attachment()).isSameAs(attached);
        assertThat(key.interestOps()).isEqualTo(SelectionKey.OP_READ);
        assertThat(key.readyOps()).isZero();
        assertThat(key.isValid()).isTrue();
        assertThat(pair.server().keyFor(selector)).isSameAs(key);
        assertThat(pair.server().isRegistered()).isTrue();
        assertThat(selector.keys()).containsExactly(key);
    }

    @Test
    void registeringAgainChangesTheKey() throws Exception {
        SelectionKey key = register(SelectionKey.OP_READ);
        SelectionKey again = pair.server().register(selector, SelectionKey.OP_WRITE, "new");
        assertThat(again).isSameAs(key);
        assertThat(key.interestOps()).isEqualTo(SelectionKey.OP_WRITE);
        assertThat(key.attachment()).isEqualTo("new");
        assertThat(selector.keys()).hasSize(1);
    }

    @Test
    void theInterestCanBeChangedBitByBit() throws Exception {
        SelectionKey key = register(SelectionKey.OP_READ);
        assertThat(key.interestOpsOr(SelectionKey.OP_WRITE)).isEqualTo(SelectionKey.OP_READ);
        assertThat(key.interestOpsAnd(SelectionKey.OP_WRITE)).isEqualTo(READ_WRITE);
        assertThat(key.interestOps()).isEqualTo(SelectionKey.OP_WRITE);
    }

    @Test
    void whatAChannelCannotDoIsNotOfInterest() throws Exception {
        SelectionKey key = register(0);
        assertThatThrownBy(() -> key.interestOps(SelectionKey.OP_ACCEPT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> register(SelectionKey.OP_ACCEPT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(key.interestOps()).isZero();
    }

    // -- the sets ---------------------------------------------------------------------------------

    @Test
    void theSetOfKeysCannotBeChanged() throws Exception {
        SelectionKey key = register(SelectionKey.OP_READ);
        Set<SelectionKey> keys = selector.keys();
        assertThatThrownBy(() -> keys.remove(key))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> keys.add(key)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(keys::clear).isInstanceOf(UnsupportedOperationException.class);
        Iterator<SelectionKey> iterator = keys.iterator();
        iterator.next();
        assertThatThrownBy(iterator::remove).isInstanceOf(UnsupportedOperationException.class);
        assertThat(keys).containsExactly(key);
    }

    @Test
    void fromTheSelectedKeysOneCanRemoveButNotAdd() throws Exception {
        SelectionKey key = register(SelectionKey.OP_WRITE);
        SelectionKey other = pair.client().register(selector, SelectionKey.OP_WRITE);
        Set<SelectionKey> selected = selector.selectedKeys();
        assertThatThrownBy(() -> selected.add(key))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> selected.addAll(List.of(key)))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(selector.select()).isEqualTo(2);
        assertThat(selected).containsExactlyInAnyOrder(key, other);
        assertThat(selected.remove(key)).isTrue();
        assertThat(selected.remove(key)).isFalse();
        Iterator<SelectionKey> iterator = selected.iterator();
        assertThat(iterator.next()).isSameAs(other);
        iterator.remove();
        assertThat(selected).isEmpty();
        assertThat(selector.selectedKeys()).isSameAs(selected);
    }

    @Test
    void aSelectedKeyCountsAgainOnlyForWhatIsNew() throws Exception {
        SelectionKey key = register(SelectionKey.OP_WRITE);
        assertThat(selector.select()).isEqualTo(1);
        assertThat(selector.selectNow()).isZero();
        key.interestOps(SelectionKey.OP_READ);
        Pair.send(pair.client(), "x");
        assertThat(selector.select()).isEqualTo(1);
        assertThat(key.readyOps()).isEqualTo(READ_WRITE);
        pair.server().read(ByteBuffer.allocate(1));
        assertThat(selector.selectNow()).isZero();
        assertThat(key.readyOps()).isEqualTo(READ_WRITE);
        selector.selectedKeys().remove(key);
        Pair.send(pair.client(), "y");
        assertThat(selector.select()).isEqualTo(1);
        assertThat(key.readyOps()).isEqualTo(SelectionKey.OP_READ);
    }

    @Test
    void anActionIsCalledForEachKeyEachTime() throws Exception {
        SelectionKey key = register(SelectionKey.OP_WRITE);
        List<SelectionKey> called = new ArrayList<>();
        assertThat(selector.select(called::add)).isEqualTo(1);
        assertThat(selector.select(called::add, 1000)).isEqualTo(1);
        assertThat(selector.selectNow(called::add)).isEqualTo(1);
        assertThat(called).containsExactly(key, key, key);
        assertThat(selector.selectedKeys()).isEmpty();
        assertThatThrownBy(() -> selector.select(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void whatAnActionThrowsEndsTheSelection() throws Exception {
        register(SelectionKey.OP_WRITE);
        assertThatThrownBy(
                        () ->
                                selector.select(
                                        key -> {
                                            throw new IllegalStateException("mine");
                                        }))
                .hasMessage("mine");
        assertThat(selector.selectNow()).isEqualTo(1);
    }

    // -- the end of a key -------------------------------------------------------------------------

    @Test
    void aCancelledKeyIsGoneWithTheNextSelection() throws Exception {
        SelectionKey key = register(SelectionKey.OP_WRITE);
        selector.select();
        key.cancel();
        key.cancel();
        assertThat(key.isValid()).isFalse();
        assertThatThrownBy(key::interestOps).isInstanceOf(CancelledKeyException.class);
        assertThatThrownBy(() -> key.interestOps(0)).isInstanceOf(CancelledKeyException.class);
        assertThatThrownBy(key::readyOps).isInstanceOf(CancelledKeyException.class);
        assertThatThrownBy(() -> register(SelectionKey.OP_READ))
                .isInstanceOf(CancelledKeyException.class);
        assertThat(selector.keys()).containsExactly(key);
        assertThat(selector.selectNow()).isZero();
        assertThat(selector.keys()).isEmpty();
        assertThat(selector.selectedKeys()).isEmpty();
        assertThat(pair.server().isRegistered()).isFalse();
        pair.server().configureBlocking(true);
        pair.server().configureBlocking(false);
        assertThat(register(SelectionKey.OP_WRITE)).isNotSameAs(key);
        assertThat(selector.selectNow()).isEqualTo(1);
    }

    @Test
    void aKeyCanBeCancelledWhileItsSelectorWaits() throws Exception {
        SelectionKey key = register(SelectionKey.OP_READ);
        Worker<Integer> worker = Worker.start(() -> selector.select()).untilItWaits();
        key.cancel();
        selector.wakeup();
        assertThat(worker.result()).isZero();
        assertThat(selector.keys()).isEmpty();
        Pair.send(pair.client(), "x");
        assertThat(selector.selectNow()).isZero();
    }

    @Test
    void closingAChannelCancelsItsKeys() throws Exception {
        SelectionKey key = register(READ_WRITE);
        selector.select();
        pair.server().close();
        assertThat(key.isValid()).isFalse();
        assertThat(selector.selectNow()).isZero();
        assertThat(selector.keys()).isEmpty();
        assertThat(selector.selectedKeys()).isEmpty();
    }

    @Test
    void aChannelCanBeClosedWhileItsSelectorWaits() throws Exception {
        register(SelectionKey.OP_READ);
        Worker<Integer> worker = Worker.start(() -> selector.select()).untilItWaits();
        pair.server().close();
        selector.wakeup();
        assertThat(worker.result()).isZero();
        assertThat(selector.keys()).isEmpty();
    }

    @Test
    void aChannelCanBeInSeveralSelectors() throws Exception {
        SelectionKey key = register(SelectionKey.OP_READ);
        try (Selector second = provider.openSelector()) {
            SelectionKey other = pair.server().register(second, SelectionKey.OP_WRITE);
            assertThat(other).isNotSameAs(key);
            Pair.send(pair.client(), "x");
            assertThat(selector.select()).isEqualTo(1);
            assertThat(second.select()).isEqualTo(1);
            assertThat(key.isReadable()).isTrue();
            assertThat(other.isWritable()).isTrue();
        }
        assertThat(pair.server().isRegistered()).isTrue();
        assertThat(key.isValid()).isTrue();
    }

    /** The kernel gives the lowest free number to the next socket: that of the closed one. */
    @Test
    void aSocketThatGetsTheNumberOfAClosedOneGetsNoneOfItsEvents() throws Exception {
        for (int round = 0; round < 20; round++) {
            try (Pair old = Pair.of(provider).nonBlocking();
                    Pair next = Pair.of(provider).nonBlocking()) {
                SocketChannel closed = old.server();
                SelectionKey before = closed.register(selector, READ_WRITE);
                Pair.send(old.client(), "for the old one");
                selector.select();
                selector.selectedKeys().clear();
                closed.close();
                if (round % 2 == 0) {
                    selector.selectNow();
                }
                try (Pair fresh = Pair.of(provider).nonBlocking()) {
                    SelectionKey key = fresh.client().register(selector, SelectionKey.OP_READ);
                    SelectionKey other = fresh.server().register(selector, SelectionKey.OP_READ);
                    assertThat(selector.selectNow()).isZero();
                    assertThat(selector.keys()).contains(key, other).doesNotContain(before);
                    Pair.send(fresh.client(), "x");
                    assertThat(selector.select()).isEqualTo(1);
                    assertThat(selector.selectedKeys()).containsExactly(other);
                    selector.selectedKeys().clear();
                }
            }
        }
        selector.selectNow();
        assertThat(selector.keys()).isEmpty();
    }
}
