#!/usr/bin/env bash
# Loopback BitTorrent interop + speed runs of a client under test ("cut") against libtorrent, transmission, aria2.
#
#   CLIENT_LEECH='java -jar torrent.jar get  {torrent} --dir {dir} --port {port}' \
#   CLIENT_SEED='java -jar torrent.jar seed {torrent} --dir {dir} --port {port}' \
#     ./swarm.sh [--torrents single,multi] [--peers libtorrent,transmission,aria2] [--roles leech,seed,both,halves]
#                [--mib 512] [--piece-kib 256] [--extra-bytes 0] [--tracker builtin|opentracker|npm] [--enc off|on|forced] [--leechers N]
#                [--host ADDRESS] [--timeout SECONDS] [--work DIR] [--data DIR] [--json FILE] [--keep]
#                [--pairs 'libtorrent>aria2,cut>transmission,cut+aria2']
#
# Template fields, quoted for the shell: {torrent} .torrent file; {magnet} the same as a magnet link; {dir} the folder that holds (seed) or gets (leech)
# the torrent's name (never {dir}/name itself); {port} TCP port the client must listen on;
# {host} the address all run on; {tracker} the announce URL (already in the .torrent).
# Everything runs in a network namespace that this script makes for itself and removes again (needs root and Debian's
# iproute2), with {host} = 198.18.0.1 on its loopback interface, because transmission drops peers at 127.*.
# No packet can leave it. Listen on {host} or on the wildcard.
# Contract: CLIENT_SEED listens on {port}, announces to the tracker, seeds until SIGTERM (SEED_SETTLE seconds, default
# 1, are given to start).  CLIENT_LEECH downloads and is done when it prints a line that begins with DONE or COMPLETE,
# or exits 0.  "exec" is put in front, so use one command.  SIGTERM ends it; 10 s later SIGKILL.
# Every file of the result is checked with SHA-256.  Exit 0 only if every run is ok.
# Columns: wall seconds from the start of the leecher process (so runtime start, announce and connect count), MiB/s
# over them, seconds until the first data was on disk, CPU seconds and peak RSS (MiB) of leecher and of seeder.
# Needs: aria2, transmission-daemon, python3-libtorrent; opentracker only for --tracker opentracker; NPM_TRACKER=
# path of bittorrent-tracker's command for --tracker npm.  The builtin tracker (announce interval 2 s, compact peers,
# announce log in --json) is the default because opentracker's interval is ~30 min: a leecher that starts before the
# seeder has announced would wait for it.
here=$(cd "$(dirname "$0")" && pwd) || exit 3
ns=swarm$$
ip netns add "$ns" || exit 3
trap 'ip netns del "$ns"' EXIT
ip -n "$ns" link set lo up && ip -n "$ns" addr add 198.18.0.1/32 dev lo || exit 3
ip netns exec "$ns" python3 "$here/swarm.py" --host 198.18.0.1 "$@"
