"""What must hold of an import into a service, whatever the network, the service and the machine do."""

import fcntl
import os
import resource
import signal
import sqlite3
import subprocess
import termios

import export
from proxy import FAULTS, Proxy
from running import Import, Service

JOURNAL = ["--journal", "journal", "--resume"]


class Case:
    """What a test needs: the program, a folder of its own, random numbers of its own."""

    def __init__(self, executable, folder, random, arguments):
        self.executable, self.folder, self.random, self.arguments = executable, folder, random, arguments

    def service(self, name="service"):
        return Service(self.executable, self.folder / name)

    def run(self, proxy, service, *arguments, **more):
        return Import(self.executable, self.folder, proxy.endpoint, service, *arguments, **more)

    def finish(self, proxy, service, *arguments, status=0, **more):
        """Runs an import to its end."""
        run = self.run(proxy, service, *arguments, **more)
        check(run.wait() == status, f"status {run.process.returncode} in the place of {status}", run.talk)
        return run

    def undo(self, proxy, service, overtaken=0):
        """Takes the import back, which leaves nobody.

        A request that arrived after the journal had written its user down has changed them since: so many may be kept.
        """
        words = ["--endpoint", proxy.endpoint, "--project", "shop", "--key-file", str(service.key_file)]
        undo = subprocess.run(
            [self.executable, "undo", "--journal", "journal", "--yes", *words],
            cwd=self.folder,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        proxy.settle()
        talk, left = undo.stderr.decode(), len(service.rows())
        check(left <= overtaken, f"{left} rows are left", talk)
        check(undo.returncode == (1 if left else 0), f"status {undo.returncode}", talk)
        check(not left or f"{left} user" in talk and "kept: changed since the import" in talk, talk)

    def export(self, count):
        """Writes the export, and says what an undisturbed run makes of it."""
        export.write(self.folder / "users.jsonl", count)
        with self.service("undisturbed") as service:
            self.finish(Proxy(service.port, self.random), service)
            rows = service.rows()
        check(len(rows) == count, f"{len(rows)} rows of {count}")
        return rows

    def interrupted(self, proxy, service, *arguments, after, act, **more):
        """Runs an import, and acts on it once so many requests are answered."""
        run = self.run(proxy, service, *arguments, **more)
        reached = []

        def answered(count):
            if count >= after and not reached:
                reached.append(count)
                act(run)

        proxy.answered, proxy.on_answer = 0, answered
        run.wait()
        proxy.on_answer = lambda count: None
        check(reached, f"the run has ended before {after} answers", run.talk)
        return run


def check(condition, *words):
    if not condition:
        raise AssertionError("\n".join(map(str, words)))


def check_rows(found, expected):
    """Shows ids only of those who differ."""
    lost = {row[0] for row in expected} - {row[0] for row in found}
    changed = [row[0] for row in set(found) - set(expected)]
    check(found == expected, f"{len(found)} rows, lost: {sorted(lost)[:9]}, differing: {sorted(changed)[:9]}")


def killed_at_random(case):
    """kill -9 after a random number of answered requests, again and again, while one request in fifteen goes wrong."""
    expected = case.export(case.arguments.users)
    kills = case.arguments.kills
    with case.service() as service:
        proxy = Proxy(service.port, case.random, share=1 / 15)
        # Some three requests a user.
        step = max(2, 3 * case.arguments.users // kills)
        for _ in range(kills):
            run = case.run(proxy, service, *JOURNAL, "--report", "report")
            limit = proxy.answered + case.random.randrange(1, step)

            def answered(count, run=run, limit=limit):
                if count >= limit:
                    run.signal(signal.SIGKILL)

            proxy.on_answer = answered
            status = run.wait()
            check(status in (-signal.SIGKILL, 0), f"status {status}", run.talk)
        proxy.on_answer = lambda count: None
        case.finish(proxy, service, *JOURNAL, "--report", "report")
        proxy.settle()
        check_rows(service.rows(), expected)
        if case.arguments.users >= 300:
            check(all(proxy.counts[fault] for fault in FAULTS), proxy.counts)
        case.undo(proxy, service, overtaken=proxy.counts["late"] + proxy.counts["doubled"])


def stopped(number):
    def test(case):
        expected = case.export(120)
        with case.service() as service:
            proxy = Proxy(service.port, case.random)
            run = case.interrupted(proxy, service, *JOURNAL, after=90, act=lambda run: run.signal(number))
            check(run.wait() == 128 + number, f"status {run.wait()}", run.talk)
            check("read before the run was stopped" in run.talk and "--journal journal" in run.talk, run.talk)
            # Whoever was begun is finished.
            rows = service.rows()
            check(0 < len(rows) < 120 and set(rows) <= set(expected), f"{len(rows)} rows", run.talk)
            run = case.finish(proxy, service, *JOURNAL)
            check("resuming after row" in run.talk, run.talk)
            check_rows(service.rows(), expected)
            case.undo(proxy, service)

    return test


def stopped_twice(case):
    """The second Ctrl-C does not wait for answers that may never come."""
    expected = case.export(60)
    with case.service() as service:
        proxy = Proxy(service.port, case.random)

        def act(run):
            proxy.delay = 3600
            run.signal(signal.SIGINT)

        proxy.on_answer = lambda count: act(run) if count == 40 else None
        run = case.run(proxy, service, *JOURNAL)
        while b"stopping after" not in run.talk_file.read_bytes():
            check(run.process.poll() is None, "the run has ended", run.talk)
        run.signal(signal.SIGINT)
        check(run.wait() == 130, f"status {run.wait()}", run.talk)
        proxy.delay = 0
        case.finish(proxy, service, *JOURNAL)
        check_rows(service.rows(), expected)


def stopped_while_waiting(case):
    """A service that is away is not waited for once the run is to end."""
    export.write(case.folder / "users.jsonl", 60)
    with case.service() as service:
        proxy = Proxy(service.port, case.random)

        def act(run):
            proxy.refusal = 503

        proxy.on_answer = lambda count: act(run) if count == 40 else None
        run = case.run(proxy, service, *JOURNAL, "--retry-for", "24h")
        while proxy.answered < 80:
            check(run.process.poll() is None, "the run has ended", run.talk)
        run.signal(signal.SIGTERM)
        check(run.wait() == 143, f"status {run.wait()}", run.talk)


def terminal_closed_under_nohup(case):
    """Who has said that SIGHUP means nothing is not stopped by it."""
    expected = case.export(60)
    with case.service() as service:
        run = case.interrupted(
            Proxy(service.port, case.random),
            service,
            after=40,
            act=lambda run: run.signal(signal.SIGHUP),
            prepare=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN),
        )
        check(run.wait() == 0, f"status {run.wait()}", run.talk)
        check_rows(service.rows(), expected)


def terminal_closed(case):
    """The end of the terminal that a run was started in is a stop."""
    expected = case.export(120)
    with case.service() as service:
        terminal, slave = os.openpty()

        def prepare():
            os.setsid()
            fcntl.ioctl(slave, termios.TIOCSCTTY, 0)

        streams = dict.fromkeys(["stdin", "stdout", "stderr"], slave)
        proxy = Proxy(service.port, case.random)
        run = case.interrupted(
            proxy, service, *JOURNAL, after=90, act=lambda run: os.close(terminal), prepare=prepare, **streams
        )
        os.close(slave)
        check(run.wait() == 128 + signal.SIGHUP, f"status {run.wait()}")
        rows = service.rows()
        check(0 < len(rows) < 120 and set(rows) <= set(expected), f"{len(rows)} rows")
        case.finish(proxy, service, *JOURNAL)
        check_rows(service.rows(), expected)


def nobody_reads_what_it_says(case):
    """Closed pipes on stdout and stderr cost nobody."""
    expected = case.export(60)
    with case.service() as service:
        ends = [os.pipe() for _ in range(2)]
        for reader, _ in ends:
            os.close(reader)
        (_, out), (_, err) = ends
        case.finish(Proxy(service.port, case.random), service, "--report", "report", stdout=out, stderr=err)
        for _, writer in ends:
            os.close(writer)
        check_rows(service.rows(), expected)


def service_away(case):
    """The run ends when it has waited long enough, says what to do, and the next one goes on."""
    expected = case.export(60)
    with case.service() as service:
        proxy = Proxy(service.port, case.random)

        def act(run):
            proxy.refusal = 503

        run = case.interrupted(proxy, service, *JOURNAL, "--retry-for", "1s", after=40, act=act)
        check(run.wait() == 3, f"status {run.wait()}", run.talk)
        last = run.talk.splitlines()[-2:]
        check(last[0].startswith("error: the work with the service cannot go on: The service answered 503"), run.talk)
        check(last[1].startswith("hint: run the same command again when the service answers"), run.talk)
        proxy.refusal = None
        case.finish(proxy, service, *JOURNAL)
        check_rows(service.rows(), expected)


def service_away_for_a_while(case):
    """A run outlasts a service that refuses everything for some hundred requests."""
    expected = case.export(60)
    with case.service() as service:
        proxy = Proxy(service.port, case.random)

        def answered(count):
            proxy.refusal = 503 if 40 <= count < 80 else 429 if 80 <= count < 120 else None

        proxy.on_answer = answered
        case.finish(proxy, service)
        check_rows(service.rows(), expected)


def service_away_for_long(case):
    """A wait of some seconds is told, and its end."""
    expected = case.export(60)
    with case.service() as service:
        proxy = Proxy(service.port, case.random)

        def answered(count):
            if count >= 40 and b"waiting for the service" not in run.talk_file.read_bytes():
                proxy.refusal = 503
            else:
                proxy.refusal = None

        run = None
        proxy.on_answer = lambda count: answered(count) if run else None
        run = case.run(proxy, service, "--retry-for", "24h")
        check(run.wait() == 0, f"status {run.wait()}", run.talk)
        check(run.talk.index("waiting for the service") < run.talk.index("the service answers again"), run.talk)
        check_rows(service.rows(), expected)


def limited(bytes):
    """Lets no file of a program grow beyond so many bytes, as a full disk does."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (bytes, resource.RLIM_INFINITY))


def disk_full(name, limit, *arguments, is_bad=False):
    """A file that cannot grow ends the run with its name, and the next run goes on."""

    def test(case):
        expected = case.export(250)
        if is_bad:
            lines = (case.folder / "users.jsonl").read_text("utf-8").splitlines()
            bad = '{"id":"bad","email":"none","name":"' + "x" * 900 + '"}'
            text = "".join(f"{line}\n{bad}\n" for line in lines)
            (case.folder / "users.jsonl").write_text(text, "utf-8")
        status = 1 if is_bad else 0
        with case.service() as service:
            proxy = Proxy(service.port, case.random)
            run = case.run(proxy, service, *arguments, prepare=limited(limit), stderr=subprocess.PIPE)
            talk = run.process.communicate()[1].decode()
            check(run.process.returncode == 3, f"status {run.process.returncode}", talk)
            check(f"error: cannot write {name}: File too large" in talk, talk)
            check(talk.splitlines()[-1].startswith("hint: ulimit -f unlimited"), talk)
            case.finish(proxy, service, *arguments, status=status)
            check_rows(service.rows(), expected)

    return test


def database_full(case):
    """The embedded store's file cannot grow: what was committed stays, and the next run adds the rest."""
    export.write(case.folder / "users.jsonl", 3000)
    words = [case.executable, "import", "users.jsonl", "--database", "users.sqlite", *JOURNAL]
    run = subprocess.run(words, cwd=case.folder, capture_output=True, preexec_fn=limited(300 << 10), check=False)
    talk = run.stderr.decode()
    check(run.returncode == 3, f"status {run.returncode}", talk)
    check("error: cannot write users.sqlite: it may be over the limit on files" in talk, talk)
    check(talk.splitlines()[-1].startswith("hint: ulimit -f unlimited"), talk)
    run = subprocess.run(words, cwd=case.folder, capture_output=True, check=False)
    check(run.returncode == 0, f"status {run.returncode}", run.stderr.decode())
    with sqlite3.connect(case.folder / "users.sqlite") as database:
        count, ids = database.execute("SELECT count(*), count(DISTINCT id) FROM users").fetchone()
    check((count, ids) == (3000, 3000), f"{count} rows, {ids} ids")


def report_full(option):
    """The device that is always full takes no report; everybody is there all the same."""

    def test(case):
        expected = case.export(30)
        with case.service() as service:
            run = case.finish(Proxy(service.port, case.random), service, option, "/dev/full", status=3)
            check("error: cannot write /dev/full: No space left on device" in run.talk, run.talk)
            check("hint: make room" in run.talk, run.talk)
            check_rows(service.rows(), expected)

    return test


ALL = {
    "killed at random": killed_at_random,
    "stopped by SIGINT": stopped(signal.SIGINT),
    "stopped by SIGTERM": stopped(signal.SIGTERM),
    "stopped by SIGHUP": stopped(signal.SIGHUP),
    "stopped twice": stopped_twice,
    "stopped while waiting": stopped_while_waiting,
    "terminal closed": terminal_closed,
    "terminal closed under nohup": terminal_closed_under_nohup,
    "nobody reads what it says": nobody_reads_what_it_says,
    "service away": service_away,
    "service away for a while": service_away_for_a_while,
    "service away for long": service_away_for_long,
    "disk of the journal full": disk_full("journal", 700, *JOURNAL),
    "disk of the rejects full": disk_full("rejects", 2500, *JOURNAL, "--rejects", "rejects", is_bad=True),
    "disk of the database full": database_full,
    "disk of the report full": report_full("--report"),
    "disk of the page full": report_full("--html"),
}
