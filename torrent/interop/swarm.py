# Copyright 2026 The Quayside Authors
# SPDX-License-Identifier: Apache-2.0
"""swarm.py - loopback BitTorrent interop and speed runs. See swarm.sh for the usage text."""
import argparse, glob, hashlib, json, os, re, shlex, shutil, signal, socket, subprocess, sys, tempfile, threading, time

HERE = os.path.dirname(os.path.abspath(__file__))
ap = argparse.ArgumentParser()
ap.add_argument("--work", default=os.path.join(tempfile.gettempdir(), "swarm-work"), help="scratch folder (made; downloads go there)")
ap.add_argument("--data", help="directory made by make_torrents.py; made under --work when missing")
ap.add_argument("--mib", type=int, default=512); ap.add_argument("--piece-kib", type=int, default=256)
ap.add_argument("--extra-bytes", type=int, default=0, help="added to single.bin")
ap.add_argument("--torrents", default="single,multi")
ap.add_argument("--peers", default="libtorrent,transmission,aria2", help="reference clients")
ap.add_argument("--roles", default="leech,seed,both", help="leech: client under test downloads; seed: it uploads; both: from itself to itself; halves: it and a reference client have half of the pieces each")
ap.add_argument("--pairs", help="explicit SEEDER>LEECHER or HALF+HALF list, e.g. 'libtorrent>aria2,cut+transmission' (overrides --peers/--roles)")
ap.add_argument("--tracker", default="builtin", choices=["builtin", "opentracker", "npm"])
ap.add_argument("--host", default=os.environ.get("SWARM_HOST"), help="address everything listens on: one of a network namespace made for the run (swarm.sh does it)")
ap.add_argument("--tracker-port", type=int, default=16969)
ap.add_argument("--enc", default="off", choices=["off", "on", "forced"], help="MSE/PE on the reference clients")
ap.add_argument("--timeout", type=float, default=300)
ap.add_argument("--leechers", type=int, default=1, help="leechers started together, all of the LEECHER kind")
ap.add_argument("--json"); ap.add_argument("--keep", action="store_true")
a = ap.parse_args()
W = os.path.abspath(a.work); os.makedirs(W, exist_ok=True)
D = os.path.abspath(a.data or os.path.join(W, "data"))
HOST = a.host or sys.exit("no --host: run swarm.sh, which makes a network namespace with an address of its own")
TR = "http://%s:%d/announce" % (HOST, a.tracker_port)
procs = []

def python_with(mod):
    for d in os.environ["PATH"].split(os.pathsep):
        p = os.path.join(d, "python3")
        if os.access(p, os.X_OK) and subprocess.run([p, "-c", "import " + mod], capture_output=True).returncode == 0: return p
    sys.exit("no python3 with " + mod)

def spawn(cmd, log, **kw):
    p = subprocess.Popen(cmd, stdout=open(log, "ab"), stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, start_new_session=True, **kw)
    procs.append(p); return p

def usage(pid):
    """(cpu seconds, peak RSS MiB) of a live process tree that we started."""
    cpu = rss = 0.0
    for q in tree(pid):
        try:
            f = open("/proc/%d/stat" % q).read().rsplit(")", 1)[1].split()
            cpu += (int(f[11]) + int(f[12]) + int(f[13]) + int(f[14])) / os.sysconf("SC_CLK_TCK")
            m = re.search(r"VmHWM:\s+(\d+)", open("/proc/%d/status" % q).read()); rss += int(m.group(1)) / 1024 if m else 0
        except OSError: pass
    return cpu, rss

def tree(pid):
    out = [pid]
    for q in out:
        for c in glob.glob("/proc/%d/task/*/children" % q):
            try: out += [int(x) for x in open(c).read().split()]
            except OSError: pass
    return out

def end(p):
    if p.poll() is None:
        try: os.killpg(p.pid, signal.SIGTERM)
        except OSError: pass
        try: p.wait(10)
        except subprocess.TimeoutExpired:
            try: os.killpg(p.pid, signal.SIGKILL)
            except OSError: pass
            p.wait()

def wait_port(port, p=None, secs=100):
    t = time.time() + secs
    while time.time() < t:
        with socket.socket() as s:
            s.settimeout(0.3)
            if s.connect_ex((HOST, port)) == 0: return True
        if p is not None and p.poll() is not None: return False
        time.sleep(0.05)
    return False

# ---------------------------------------------------------------- tracker
class Tracker(threading.Thread):
    """Small HTTP tracker (BEP 3 + BEP 23), interval 2 s so that start order does not matter; keeps a log."""
    def __init__(self):
        super().__init__(daemon=True); self.swarms = {}; self.log = []
        self.s = socket.socket(); self.s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.s.bind((HOST, a.tracker_port)); self.s.listen(64)
    def run(self):
        while True:
            try: c, _ = self.s.accept()
            except OSError: return
            threading.Thread(target=self.one, args=(c,), daemon=True).start()
    def one(self, c):
        from urllib.parse import unquote_to_bytes
        try:
            b = b""
            c.settimeout(60)
            while b"\r\n\r\n" not in b:
                x = c.recv(4096)
                if not x: return
                b += x
            path = b.split(b" ")[1]; q = path.split(b"?", 1)[-1]
            if b"/scrape" in path:
                h = unquote_to_bytes(q.partition(b"info_hash=")[2].split(b"&")[0]); sw = self.swarms.get(h, {})
                return self.reply(c, b"d5:filesd20:" + h + b"d8:completei%de10:downloadedi0e10:incompletei%deeee" % (sum(sw.values()), len(sw) - sum(sw.values())) if len(h) == 20 else b"d5:filesdee")
            kv = dict((k.decode(), unquote_to_bytes(v)) for k, _, v in (p.partition(b"=") for p in q.split(b"&")))
            ih, port, ev = kv["info_hash"], int(kv["port"]), kv.get("event", b"").decode()
            sw = self.swarms.setdefault(ih, {})
            self.log.append({"t": round(time.time(), 3), "event": ev, "port": port, "left": kv.get("left", b"").decode(), "up": kv.get("uploaded", b"").decode(),
                             "down": kv.get("downloaded", b"").decode(), "compact": kv.get("compact", b"").decode(), "peer_id": kv.get("peer_id", b"").decode("latin1"),
                             "numwant": kv.get("numwant", b"").decode(), "keys": sorted(kv), "agent": (re.search(rb"(?i)user-agent: *([^\r]*)", b) or [b"", b""])[1].decode("latin1")})
            if ev == "stopped": sw.pop(port, None)
            else: sw[port] = kv.get("left") == b"0"
            peers = b"" if kv.get("numwant") == b"0" else b"".join(socket.inet_aton(HOST) + p.to_bytes(2, "big") for p in sw if p != port)
            body = b"d8:completei%de10:incompletei%de8:intervali2e12:min intervali1e5:peers%d:%se" % (sum(sw.values()), len(sw) - sum(sw.values()), len(peers), peers)
            self.reply(c, body)
        except Exception as e:
            self.log.append({"error": repr(e)})
            try: c.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            except OSError: pass
        finally: c.close()
    def reply(self, c, body): c.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % len(body) + body)
    def clear(self): self.swarms.clear(); self.log = []

def start_tracker():
    if a.tracker == "builtin": t = Tracker(); t.start(); return t
    if a.tracker == "opentracker":
        # Debian's build is white-listed: -w lists the info hashes; it changes root to -d and user to -u.
        d = os.path.join(W, "ot"); os.makedirs(d, exist_ok=True); os.chmod(d, 0o755)
        with open(d + "/white", "w") as f:
            for n in a.torrents.split(","): f.write(open("%s/%s.hash" % (D, n)).read())
        p = spawn(["opentracker", "-i", HOST, "-p", str(a.tracker_port), "-P", str(a.tracker_port), "-d", d, "-w", "white"], W + "/tracker.log", cwd=d)
    else:
        p = spawn([os.environ.get("NPM_TRACKER", "bittorrent-tracker"), "--http", "--http-hostname", HOST, "-p", str(a.tracker_port), "--interval", "2000"], W + "/tracker.log")
    if not wait_port(a.tracker_port, p): sys.exit("tracker did not start; see tracker.log")
    return p

# ---------------------------------------------------------------- clients
# each: start(role, torrent, dir, port, log) -> Popen ; done(p, ctx) -> bool
LT = None
def lt(role, tor, d, port, log):
    global LT
    LT = LT or python_with("libtorrent")
    return spawn([LT, HERE + "/lt_client.py", tor, d, str(port), "--host", HOST, "--enc", a.enc] + (["--seed"] if role == "seed" else []), log)

def aria2(role, tor, d, port, log):
    cmd = ["aria2c", "--no-conf=true", "--dir=" + d, "--listen-port=%d" % port, "--enable-dht=false", "--enable-dht6=false", "--bt-enable-lpd=false",
           "--enable-peer-exchange=false", "--file-allocation=none", "--disk-cache=64M", "--seed-ratio=0.0", "--seed-time=99999", "--interface=" + HOST, "--bt-external-ip=" + HOST,
           "--bt-tracker-interval=2", "--summary-interval=1", "--console-log-level=notice", "--bt-max-peers=0", "--bt-request-peer-speed-limit=1024M",
           "--enable-rpc=false", "--check-certificate=false", "--allow-overwrite=true", "--async-dns=false",
           {"off": "--bt-min-crypto-level=plain", "on": "--bt-min-crypto-level=plain", "forced": "--bt-force-encryption=true"}[a.enc]]
    cmd += {"seed": ["--bt-seed-unverified=true"], "leech": ["--bt-hash-check-seed=false"], "half": ["--check-integrity=true"]}[role]
    return spawn(cmd + [tor], log)

def transmission(role, tor, d, port, log):
    cfg = log + ".tr"; os.makedirs(cfg, exist_ok=True)
    json.dump({"bind-address-ipv4": HOST, "bind-address-ipv6": "::1", "peer-port": port, "rpc-enabled": True, "rpc-port": port + 1000, "rpc-bind-address": HOST,
               "rpc-authentication-required": False, "rpc-whitelist-enabled": False, "rpc-host-whitelist-enabled": False, "dht-enabled": False, "lpd-enabled": False, "pex-enabled": False,
               "utp-enabled": False, "port-forwarding-enabled": False, "download-dir": d, "encryption": {"off": 0, "on": 1, "forced": 2}[a.enc], "preallocation": 0,
               "ratio-limit-enabled": False, "idle-seeding-limit-enabled": False, "speed-limit-down-enabled": False, "speed-limit-up-enabled": False, "cache-size-mb": 64,
               "watch-dir-enabled": False, "peer-limit-per-torrent": 60, "upload-slots-per-torrent": 60, "start-added-torrents": True, "message-level": 2}, open(cfg + "/settings.json", "w"))
    p = spawn(["transmission-daemon", "-f", "-g", cfg], log)
    if not wait_port(port + 1000, p): raise RuntimeError("transmission RPC did not start")
    import base64
    rpc(port, "torrent-add", {"metainfo": base64.b64encode(open(tor, "rb").read()).decode(), "download-dir": d, "paused": False})
    return p

def rpc(port, method, args):
    import urllib.request, urllib.error
    body = json.dumps({"method": method, "arguments": args}).encode(); sid = ""
    for _ in range(2):
        try: return json.load(urllib.request.urlopen(urllib.request.Request("http://%s:%d/transmission/rpc" % (HOST, port + 1000), body, {"X-Transmission-Session-Id": sid}), timeout=60))["arguments"]
        except urllib.error.HTTPError as e: sid = e.headers["X-Transmission-Session-Id"]

def cut(role, tor, d, port, log):
    var = "CLIENT_SEED" if role == "seed" else "CLIENT_LEECH"
    t = os.environ.get(var) or sys.exit("set " + var)
    magnet = "magnet:?xt=urn:btih:%s&tr=%s" % (open("%s/%s.hash" % (D, os.path.basename(tor).removesuffix(".torrent"))).read().strip(), TR)
    v = {"torrent": tor, "magnet": magnet, "dir": d, "port": port, "tracker": TR, "host": HOST}
    return spawn(["bash", "-c", "exec " + re.sub(r"\{(torrent|magnet|dir|port|tracker|host)\}", lambda m: shlex.quote(str(v[m.group(1)])), t)], log)

KIND = {"libtorrent": lt, "aria2": aria2, "transmission": transmission, "cut": cut}

def is_done(kind, p, port, log, sizes, root):
    if kind == "transmission":
        t = rpc(port, "torrent-get", {"fields": ["leftUntilDone", "status", "haveValid", "sizeWhenDone", "recheckProgress"]})["torrents"]
        return bool(t) and t[0]["leftUntilDone"] == 0 and t[0]["sizeWhenDone"] > 0 and t[0]["haveValid"] == t[0]["sizeWhenDone"]
    txt = open(log, "rb").read()
    if kind == "aria2": return b"Download has already completed" in txt or b"Download complete:" in txt or b"[NOTICE] Seeding" in txt or b"SEED(" in txt
    if kind == "libtorrent": return b"DONE" in txt
    return re.search(rb"(?m)^(DONE|COMPLETE)", txt) is not None or p.poll() == 0

def sums(name):
    return [l.rstrip("\n").split("  ", 1) for l in open("%s/%s.sha256" % (D, name), encoding="utf-8")]

EMPTY = hashlib.sha256(b"").hexdigest()
def verify(want, root, need_empty=True):
    for h, f in want:
        p = os.path.join(root, f)
        if h == EMPTY and not need_empty and not os.path.exists(p): continue   # transmission 3.00 never creates empty files
        if not os.path.isfile(p): return "missing " + f
        g = hashlib.sha256()
        with open(p, "rb") as fh:
            for b in iter(lambda: fh.read(1 << 20), b""): g.update(b)
        if g.hexdigest() != h: return "sha256 differs: " + f
    return True

def local_torrent(name):
    """The torrent with this run's announce URL (make_torrents writes announce first; the info hash stays)."""
    b = open("%s/%s.torrent" % (D, name), "rb").read(); m = re.match(rb"d8:announce(\d+):", b); e = m.end() + int(m.group(1))
    os.makedirs(W + "/torrents", exist_ok=True); out = "%s/torrents/%s.torrent" % (W, name)
    open(out, "wb").write(b"d8:announce%d:%s" % (len(TR), TR.encode()) + b[e:]); return out

port0 = int(os.environ.get("SWARM_PORT", "21000")); run_no = 0
def one(name, seeder, leecher, tracker):
    global run_no
    run_no += 1; base = port0 + (run_no * 20) % 2000
    tor = local_torrent(name); want = sums(name); total = sum(os.path.getsize(os.path.join(D, f)) for _, f in want)
    if isinstance(tracker, Tracker): tracker.clear()
    tmp = tempfile.mkdtemp(prefix="run", dir=W); logs = tmp
    res = {"torrent": name, "seeder": seeder, "leecher": leecher, "enc": a.enc}
    ps = []
    try:
        sp = KIND[seeder]("seed", tor, D, base, logs + "/seed.log"); ps.append(sp)
        if not wait_port(base, sp): raise RuntimeError("seeder does not listen on its port")
        if seeder == "transmission":
            t = time.time()
            while not is_done("transmission", sp, base, "", want, "") and time.time() - t < 600: time.sleep(0.1)
        else: time.sleep(float(os.environ.get("SEED_SETTLE", "1.0")))   # let it announce
        c0, _ = usage(sp.pid)
        ls = []
        t0 = time.time()
        for k in range(a.leechers):
            ldir = "%s/leech%d" % (tmp, k); os.makedirs(ldir); lg = "%s/leech%d.log" % (logs, k)
            ls.append((KIND[leecher]("leech", tor, ldir, base + 1 + k, lg), base + 1 + k, lg, ldir))
        ps += [l[0] for l in ls]
        fin = [None] * len(ls); use = [(0, 0)] * len(ls); first = None
        while None in fin:
            for k, (p, port, lg, ldir) in enumerate(ls):
                if fin[k] is not None: continue
                u = usage(p.pid)
                if u[1]: use[k] = u
                if is_done(leecher, p, port, lg, want, ldir): fin[k] = time.time() - t0
                elif p.poll() is not None: raise RuntimeError("leecher ended with %s" % p.returncode)
            if first is None:
                used = sum(os.stat(os.path.join(r, f)).st_blocks for r, _, fs in os.walk(ls[0][3]) for f in fs)
                if used > 64: first = time.time() - t0
            if time.time() - t0 > a.timeout: raise RuntimeError("timeout, %d of %d done" % (sum(f is not None for f in fin), len(fin)))
            time.sleep(0.02)
        c1, r1 = usage(sp.pid)
        for l in ls: end(l[0])
        v = [verify(want, l[3], need_empty=leecher != "transmission") for l in ls]
        ok = all(x is True for x in v)
        dt = max(fin); first = first or 0
        res.update(ok=ok, why=None if ok else [x for x in v if x is not True][0], seconds=round(dt, 2), first_data_s=round(first, 2), mib_s=round(total / dt / (1 << 20), 1),
                   net_mib_s=round(total / max(0.01, dt - first) / (1 << 20), 1), leech_cpu_s=round(use[0][0], 2), leech_rss_mib=round(use[0][1], 1), seed_cpu_s=round(c1 - c0, 2), seed_rss_mib=round(r1, 1))
    except Exception as e:
        res.update(ok=False, why=str(e))
    finally:
        for p in ps: end(p)
        if isinstance(tracker, Tracker): res["announces"] = [(x.get("event"), x.get("port"), x.get("left"), (x.get("peer_id") or "")[:8]) for x in tracker.log][:12]
        if res.get("ok") and not a.keep: shutil.rmtree(tmp, ignore_errors=True)
        else: res["logs"] = os.path.relpath(tmp)
    return res

def halves(name, kinds, tracker):
    """Each of two has every other piece, and gets the rest from the other one: both seed and leech at once."""
    global run_no
    run_no += 1; base = port0 + (run_no * 20) % 2000
    tor = local_torrent(name); want = sums(name); (_, f), = want; data = open(os.path.join(D, f), "rb").read(); piece = a.piece_kib * 1024
    if isinstance(tracker, Tracker): tracker.clear()
    tmp = tempfile.mkdtemp(prefix="run", dir=W); ps = []; res = {"torrent": name, "seeder": kinds[0], "leecher": kinds[1], "enc": a.enc}
    try:
        both = []; t0 = time.time()
        for k, kind in enumerate(kinds):
            d = "%s/half%d" % (tmp, k); os.makedirs(d)
            with open(os.path.join(d, f), "wb") as out:
                out.write(b"".join(data[i:i + piece] if i // piece % 2 == k else bytes(len(data[i:i + piece])) for i in range(0, len(data), piece)))
            log = d + ".log"; p = KIND[kind]("half", tor, d, base + k, log); ps.append(p); both.append((kind, p, base + k, log, want, d))
        while not all([is_done(*b) for b in both]):
            ended = [b[0] for b in both if b[1].poll() is not None]
            if ended: raise RuntimeError("%s ended" % ended[0])
            if time.time() - t0 > a.timeout: raise RuntimeError("timeout, done: %s" % [b[0] for b in both if is_done(*b)])
            time.sleep(0.05)
        res.update(seconds=round(time.time() - t0, 2))
        for p in ps: end(p)
        v = [verify(want, b[5]) for b in both]; bad = [x for x in v if x is not True]
        res.update(ok=not bad, why=bad[0] if bad else None)
    except Exception as e:
        res.update(ok=False, why=str(e))
    finally:
        for p in ps: end(p)
        if res["ok"] and not a.keep: shutil.rmtree(tmp, ignore_errors=True)
        else: res["logs"] = os.path.relpath(tmp)
    return res

def main():
    if not os.path.exists(D + "/single.torrent"):
        subprocess.run([sys.executable, HERE + "/make_torrents.py", D, TR, str(a.mib), str(a.piece_kib), str(a.extra_bytes)], check=True)
    tr = start_tracker()
    if a.pairs: pairs = [tuple(re.split("([>+])", x)[::2]) + (("+" in x),) for x in a.pairs.split(",")]
    else:
        pairs = []
        for r in a.roles.split(","):
            if r == "both": pairs.append(("cut", "cut", False))
            elif r == "halves": pairs += [("cut", p, True) for p in a.peers.split(",")]
            else: pairs += [(p, "cut", False) if r == "leech" else ("cut", p, False) for p in a.peers.split(",")]
    out = []
    print("%-7s %-26s %-5s %8s %8s %8s %9s %9s %9s %9s" % ("torrent", "seeder>leecher", "ok", "sec", "MiB/s", "first_s", "leechCPU", "leechRSS", "seedCPU", "seedRSS"))
    for n in a.torrents.split(","):
        for s, l, half in pairs:
            r = halves(n, (s, l), tr) if half else one(n, s, l, tr); out.append(r)
            print("%-7s %-26s %-5s %8s %8s %8s %9s %9s %9s %9s %s" % (n, s + ("+" if half else ">") + l, "ok" if r["ok"] else "FAIL", r.get("seconds", ""), r.get("mib_s", ""), r.get("first_data_s", ""), r.get("leech_cpu_s", ""),
                  r.get("leech_rss_mib", ""), r.get("seed_cpu_s", ""), r.get("seed_rss_mib", ""), "" if r["ok"] else "%s (logs: %s)" % (r.get("why"), r.get("logs"))), flush=True)
    if a.json: json.dump(out, open(a.json, "w"), indent=1, ensure_ascii=False)
    return 0 if all(r["ok"] for r in out) else 1

try: rc = main()
finally:
    for p in procs: end(p)
sys.exit(rc)
