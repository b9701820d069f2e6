// Copyright 2026 The Quayside Authors
// SPDX-License-Identifier: Apache-2.0
package dev.quayside.torrent.storage;

import dev.quayside.core.QMetaObject;
import dev.quayside.core.QObject;
import dev.quayside.core.QThread;
import dev.quayside.core.Qt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Threads for disk work and hashing.
 *
 * <p>Jobs of one strand are done one after the other, in their order; jobs of different strands at
 * the same time. Results come back through the event queue of the thread of a context object. Who
 * gives jobs sees to it that there are not too many: each holds memory until its result is back.
 *
 * <p>{@link #run} may be called from every thread.
 */
public final class DiskWorkers implements AutoCloseable {
    private static final Runnable END = () -> {};

    private final List<Worker> workers = new ArrayList<>();
    private Worker apart; // made when it is needed first

    private static final class Worker extends QThread {
        final BlockingQueue<Runnable> jobs = new LinkedBlockingQueue<>();

        @Override
        protected void run() throws InterruptedException {
            Runnable job = jobs.take();
            while (job != END) {
                job.run();
                job = jobs.take();
            }
        }
    }

    /**
     * Starts the threads.
     *
     * @param threads how many
     */
    public DiskWorkers(int threads) {
        for (int i = 0; i < threads; i++) {
            workers.add(start("disk-" + i));
        }
    }

    private static Worker start(String name) {
        Worker worker = new Worker();
        worker.setObjectName(name);
        worker.start();
        return worker;
    }

    /**
     * Does a job.
     *
     * @param strand jobs of the same number keep their order
     * @param context in whose thread the result is told; nothing is told once it is destroyed
     * @param job what to do
     * @param done gets the result
     * @param failed gets what went wrong
     * @param <T> what the job returns
     */
    public <T> void run(
            int strand,
            QObject context,
            Callable<T> job,
            Consumer<? super T> done,
            Consumer<? super IOException> failed) {
        workers.get(Math.floorMod(strand, workers.size()))
                .jobs
                .add(() -> perform(context, job, done, failed));
    }

    /**
     * Does a job that may block for long, such as waiting for the disk itself, while other jobs go
     * on. Such jobs are done one after the other, in their order.
     *
     * @param context in whose thread the result is told; nothing is told once it is destroyed
     * @param job what to do
     * @param done gets the result
     * @param failed gets what went wrong
     * @param <T> what the job returns
     */
    public synchronized <T> void runApart(
            QObject context,
            Callable<T> job,
            Consumer<? super T> done,
            Consumer<? super IOException> failed) {
        if (apart == null) {
            apart = start("disk-apart");
        }
        apart.jobs.add(() -> perform(context, job, done, failed));
    }

    private static <T> void perform(
            QObject context,
            Callable<T> job,
            Consumer<? super T> done,
            Consumer<? super IOException> failed) {
        Runnable result;
        try {
            T value = job.call();
            result = () -> done.accept(value);
        } catch (IOException e) {
            result = () -> failed.accept(e);
        } catch (Exception | OutOfMemoryError e) {
            // a defect, or too little memory: it ends this torrent, not the worker of all torrents
            result = () -> failed.accept(new IOException("Disk work failed: " + e, e));
        }
        QMetaObject.invokeMethod(context, result::run, Qt.ConnectionType.QueuedConnection);
    }

    /** Ends the threads when their jobs are done, and waits for that. */
    @Override
    public synchronized void close() {
        if (apart != null) {
            workers.add(apart);
            apart = null;
        }
        workers.forEach(worker -> worker.jobs.add(END));
        for (Worker worker : workers) {
            worker.wait(-1);
            worker.dispose();
        }
    }
}
