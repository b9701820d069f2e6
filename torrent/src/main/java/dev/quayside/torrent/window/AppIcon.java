// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.window;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;

/** The icon of the program: what comes down to the quay. */
final class AppIcon {
    private static final Color WATER = new Color(0x1F5F99);
    private static final int[] SIZES = {16, 24, 32, 48, 64, 128};

    private AppIcon() {}

    /** In the sizes that desktops ask for. */
    static List<Image> images() {
        return IntStream.of(SIZES).mapToObj(AppIcon::paint).toList();
    }

    private static Image paint(int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = Painting.begin(image.getGraphics());
        g.scale(size / 16.0, size / 16.0);
        g.setColor(WATER);
        g.fill(new RoundRectangle2D.Double(0.5, 0.5, 15, 15, 5, 5));
        g.setColor(Color.WHITE);
        g.setStroke(new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new Line2D.Double(8, 3.5, 8, 9.5));
        g.draw(new Line2D.Double(5, 6.7, 8, 9.7));
        g.draw(new Line2D.Double(11, 6.7, 8, 9.7));
        g.draw(new Line2D.Double(3.8, 12.5, 12.2, 12.5));
        g.dispose();
        return image;
    }
}
