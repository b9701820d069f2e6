# Copyright 2026 The Quayside Authors
# SPDX-License-Identifier: Apache-2.0
"""make_torrents.py OUTDIR TRACKER_URL [MIB] [PIECE_KIB] [EXTRA_BYTES]
Writes OUTDIR/single.bin (MIB MiB + EXTRA_BYTES of random bytes, default 512 + 0), OUTDIR/multi/ (200 files of mixed sizes from 0 to
several MiB, nested folders, spaces, UTF-8 names; about MIB/4) and OUTDIR/{single,multi}.torrent (BitTorrent v1),
plus OUTDIR/{single,multi}.sha256 ("HASH  relative/path" lines). Repeatable: the bytes come from a fixed seed.
Own bencoder and hasher, no libraries.
"""
import hashlib, os, random, sys

out, tracker = sys.argv[1:3]
mib = int(sys.argv[3]) if len(sys.argv) > 3 else 512
piece = (int(sys.argv[4]) if len(sys.argv) > 4 else 256) * 1024
extra = int(sys.argv[5]) if len(sys.argv) > 5 else 0
rng = random.Random(20260101)
os.makedirs(out, exist_ok=True)

def ben(v):
    if isinstance(v, int): return b"i%de" % v
    if isinstance(v, str): v = v.encode()
    if isinstance(v, bytes): return b"%d:%s" % (len(v), v)
    if isinstance(v, list): return b"l" + b"".join(map(ben, v)) + b"e"
    items = sorted((k.encode() if isinstance(k, str) else k, x) for k, x in v.items())
    return b"d" + b"".join(ben(k) + ben(x) for k, x in items) + b"e"

def fill(path, n):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    h = hashlib.sha256()
    with open(path, "wb") as f:
        while n:
            b = rng.randbytes(min(n, 1 << 20)); f.write(b); h.update(b); n -= len(b)
    return h.hexdigest()

def pieces(paths):
    buf, res = b"", []
    for p in paths:
        with open(p, "rb") as f:
            while True:
                b = f.read(piece - len(buf))
                if not b: break
                buf += b
                if len(buf) == piece: res.append(hashlib.sha1(buf).digest()); buf = b""
    if buf: res.append(hashlib.sha1(buf).digest())
    return b"".join(res)

def write(name, info, sums):
    with open("%s/%s.torrent" % (out, name), "wb") as f:
        f.write(ben({"announce": tracker, "comment": "loopback interop", "created by": "make_torrents", "creation date": 1700000000, "info": info}))
    with open("%s/%s.hash" % (out, name), "w") as f: f.write(hashlib.sha1(ben(info)).hexdigest() + "\n")
    with open("%s/%s.sha256" % (out, name), "w") as f: f.writelines("%s  %s\n" % s for s in sums)

p = out + "/single.bin"
size = (mib << 20) + extra
s = fill(p, size)
write("single", {"name": "single.bin", "piece length": piece, "length": size, "pieces": pieces([p])}, [(s, "single.bin")])

words = ["plain", "with space", "ünïcode-ß", "日本語", "emoji-\U0001f980", "quote'it", "per%cent", "semi;colon", "plus+plus", "trailing dot._"]
files, sums, total, i = [], [], 0, 0
budget = (mib << 20) // 4
while i < 200:
    kind = i % 10
    n = [1, 16384, 16383, 16385, piece, piece + 1, 100_000, 3, 700_001, 0][kind] if i >= 10 else [0, 1, piece * 2, piece * 3 + 7, 5, 16384 * 5, 999, 2 << 20, 31, 65536][kind]
    if i >= 10 and n == 0: n = rng.randrange(1, 40_000)          # exactly one zero-length file: number 0
    if i >= 190: n = max(1, (budget - total) // (200 - i))
    parts = [["d%d" % (i % 4), "%03d %s.bin" % (i, words[kind])], ["%03d %s" % (i, words[kind])], ["deep dir", "ä", "%03d.dat" % i]][i % 3]
    files.append((parts, n)); total += n; i += 1
paths = []
for parts, n in files:
    q = "/".join([out, "multi"] + parts); sums.append((fill(q, n), "/".join(["multi"] + parts))); paths.append(q)
write("multi", {"name": "multi", "piece length": piece, "pieces": pieces(paths), "files": [{"length": n, "path": parts} for parts, n in files]}, sums)
print("single", size, "multi", total, "files", len(files))
