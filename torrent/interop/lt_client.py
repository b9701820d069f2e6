# Copyright 2026 The Quayside Authors
# SPDX-License-Identifier: Apache-2.0
"""libtorrent 2 client for interop runs.

    lt_client.py TORRENT DIR PORT [--seed] [--exit-when-done] [--peer HOST:PORT] [--enc off|on|forced] [--sequential]
                 [--no-tracker] [--utp] [--host ADDRESS] [--queue N] [--down BYTES/S] [--up BYTES/S]
Prints "DONE seconds=.. bytes=.." once every piece is verified; keeps running (seeding) until TERM unless
--exit-when-done.
"""
import argparse, signal, sys, time
import libtorrent as lt
ap = argparse.ArgumentParser()
ap.add_argument("torrent"); ap.add_argument("dir"); ap.add_argument("port", type=int)
ap.add_argument("--seed", action="store_true"); ap.add_argument("--exit-when-done", action="store_true")
ap.add_argument("--peer", action="append", default=[]); ap.add_argument("--enc", default="off")
ap.add_argument("--sequential", action="store_true"); ap.add_argument("--no-tracker", action="store_true")
ap.add_argument("--queue", type=int, default=0, help="most outstanding requests per peer")
ap.add_argument("--host", default="127.0.0.1")
ap.add_argument("--utp", action="store_true"); ap.add_argument("--down", type=int, default=0); ap.add_argument("--up", type=int, default=0)
a = ap.parse_args()
enc = {"off": 2, "on": 1, "forced": 0}[a.enc]              # pe_disabled / pe_enabled / pe_forced
s = lt.session({
    "listen_interfaces": "%s:%d" % (a.host, a.port),
    "enable_dht": False, "enable_lsd": False, "enable_upnp": False, "enable_natpmp": False,
    "allow_multiple_connections_per_ip": True,             # every peer on loopback has the same address
    "enable_outgoing_utp": a.utp, "enable_incoming_utp": a.utp, "enable_outgoing_tcp": not a.utp, "enable_incoming_tcp": not a.utp,
    "out_enc_policy": enc, "in_enc_policy": enc, "allowed_enc_level": 3, "prefer_rc4": a.enc == "forced",
    "announce_to_all_tiers": True, "announce_to_all_trackers": True,
    "ssrf_mitigation": False,                              # loopback tracker URLs that do not end in /announce
    "connection_speed": 200, "peer_turnover_interval": 3600, "alert_mask": lt.alert.category_t.error_notification,
    "rate_limit_ip_overhead": False, "download_rate_limit": a.down, "upload_rate_limit": a.up,
})
if a.queue: s.apply_settings({"max_out_request_queue": a.queue})
p = lt.add_torrent_params(); p.ti = lt.torrent_info(a.torrent); p.save_path = a.dir
if a.no_tracker: p.trackers = []; p.ti.clear_trackers()
p.flags &= ~lt.torrent_flags.auto_managed; p.flags &= ~lt.torrent_flags.paused
if a.seed: p.flags |= lt.torrent_flags.seed_mode           # trust the data, no start-up hashing
if a.sequential: p.flags |= lt.torrent_flags.sequential_download
h = s.add_torrent(p)
for x in a.peer:
    host, port = x.rsplit(":", 1); h.connect_peer((host, int(port)))
stop = []
signal.signal(signal.SIGTERM, lambda *_: stop.append(1)); signal.signal(signal.SIGINT, lambda *_: stop.append(1))
t0 = time.time(); done = False
while not stop:
    st = h.status()
    if st.errc.value(): print("ERROR", st.errc.message(), flush=True); sys.exit(1)
    if st.is_seeding and not done:
        done = True; print("DONE seconds=%.3f bytes=%d" % (time.time() - t0, st.total_done), flush=True)
        if a.exit_when_done: break
    time.sleep(0.05)
h.flush_cache(); s.pause(); time.sleep(0.2)
