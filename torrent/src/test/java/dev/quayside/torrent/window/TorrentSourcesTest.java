// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.StringSelection;
import java.awt.datatransfer.Transferable;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is dropped and pasted. */
class TorrentSourcesTest {
    /** As file managers give it. */
    record Files(List<File> files) implements Transferable {
        @Override
        public DataFlavor[] getTransferDataFlavors() {
            return new DataFlavor[] {DataFlavor.javaFileListFlavor};
        }

        @Override
        public boolean isDataFlavorSupported(DataFlavor flavor) {
            return flavor.equals(DataFlavor.javaFileListFlavor);
        }

        @Override
        public Object getTransferData(DataFlavor flavor) {
            return files;
        }
    }

    @Test
    void torrentFilesAreTakenAndOthersAreNot() throws Exception {
        Files files =
                new Files(List.of(new File("a.torrent"), new File("b.txt"), new File("C.TORRENT")));
        assertThat(TorrentSources.of(files)).containsExactly("a.torrent", "C.TORRENT");
    }

    @Test
    void aTextMayHaveLinksAndAddressesOfFiles() throws Exception {
        Path file = Path.of("some where/\u00E4.torrent").toAbsolutePath();
        String text = " magnet:?xt=urn:btih:0 \n" + file.toUri() + "\r\nand so on\n";
        assertThat(TorrentSources.of(new StringSelection(text)))
                .containsExactly("magnet:?xt=urn:btih:0", file.toString());
    }

    @Test
    void aWrongAddressIsLeftAsItIs() {
        assertThat(TorrentSources.of("file:///%zz.torrent")).containsExactly("file:///%zz.torrent");
        assertThat(TorrentSources.of("file://host.torrent")).containsExactly("file://host.torrent");
    }
}
