"""Drives a service, and reads what it tells of itself with the programs that others read it with."""

import collections
import json
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest
import urllib.error
import urllib.request

from prometheus_client.parser import text_string_to_metric_families

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
EXECUTABLE = sys.argv.pop(1)
# A limit for hangs only.
SECONDS = 600


class Service:
    """`hashferry serve` in a folder of its own, with its metrics on both addresses."""

    def __init__(self, folder, *arguments):
        self.log = folder / "log"
        command = [EXECUTABLE, "serve", "--port", "0", "--format", "json", "--metrics", "--metrics-listen", "127.0.0.1:0"]
        with open(self.log, "w") as log:
            self.process = subprocess.Popen(
                command + list(arguments), cwd=folder, stdout=subprocess.PIPE, stderr=log, text=True)
        place = json.loads(self.process.stdout.readline())
        self.endpoint, self.metrics_url = place["endpoint"], place["metrics"]
        self.fields = {"X-Appwrite-Project": place["project"], "Content-Type": "application/json"}
        self.key = (folder / place["keyFile"]).read_text().split()[0]

    def call(self, method, path, body=None, key=True):
        fields = dict(self.fields, **({"X-Appwrite-Key": self.key} if key else {}))
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(self.endpoint + path, data, fields, method=method)
        try:
            with urllib.request.urlopen(request, timeout=SECONDS) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code

    def log_in(self, email, password):
        body = {"email": email, "password": password}
        return self.call("POST", "/account/sessions/email", body, key=False)

    def told(self, url):
        with urllib.request.urlopen(url, timeout=SECONDS) as answer:
            assert answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
            return answer.read().decode()

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        self.process.stdout.close()
        return self.process.wait(timeout=SECONDS)


def use(service):
    """Some of everything: users, log-ins that renew, are wrong, are limited, and an unknown path."""
    # MD5 of "appwrite", and what is none.
    for name, digest in [("right", "144fa7eaa4904e8ee120651997f70dcc"), ("broken", "no digest")]:
        service.call("POST", "/users/md5", {"userId": name, "email": f"{name}@metrics.example", "password": digest})
    assert service.log_in("right@metrics.example", "appwrite") == 201
    assert service.log_in("broken@metrics.example", "appwrite") == 401
    statuses = [service.log_in("right@metrics.example", "wrong") for _ in range(11)]
    assert statuses == [401] * 10 + [429], statuses
    service.call("GET", '/un"known\\path')


class Metrics(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.service = Service(pathlib.Path(cls.folder.name))
        use(cls.service)
        cls.text = cls.service.told(cls.service.metrics_url)
        cls.families = {family.name: family for family in text_string_to_metric_families(cls.text)}

    @classmethod
    def tearDownClass(cls):
        assert cls.service.stop() == 0
        cls.folder.cleanup()

    def value(self, name, **labels):
        samples = [
            sample.value for family in self.families.values() for sample in family.samples
            if sample.name == name and labels.items() <= sample.labels.items()
        ]
        self.assertTrue(samples, f"{name} {labels} is missing")
        return sum(samples)

    def test_every_family_has_its_help_and_type(self):
        self.assertGreater(len(self.families), 25)
        for family in self.families.values():
            self.assertTrue(family.documentation, family.name)
            self.assertIn(family.type, ("counter", "gauge", "histogram"), family.name)
            names = {sample.name for sample in family.samples}
            if family.type == "counter":
                self.assertLessEqual(names, {family.name + "_total"})
            elif family.type == "gauge":
                self.assertLessEqual(names, {family.name})

    def test_no_sample_stands_twice(self):
        samples = collections.Counter(
            (sample.name, tuple(sorted(sample.labels.items())))
            for family in self.families.values() for sample in family.samples)
        self.assertEqual([sample for sample, count in samples.items() if count > 1], [])

    def test_histograms_add_up(self):
        histograms = [family for family in self.families.values() if family.type == "histogram"]
        self.assertEqual(len(histograms), 2)
        for family in histograms:
            series = collections.defaultdict(dict)
            for sample in family.samples:
                labels = {name: value for name, value in sample.labels.items() if name != "le"}
                part = series[tuple(sorted(labels.items()))]
                if sample.name.endswith("_bucket"):
                    part.setdefault("buckets", []).append((float(sample.labels["le"]), sample.value))
                else:
                    part[sample.name.rsplit("_", 1)[1]] = sample.value
            self.assertTrue(series, family.name)
            for labels, part in series.items():
                bounds, counts = zip(*part["buckets"])
                self.assertEqual(list(bounds), sorted(bounds))
                self.assertEqual(list(counts), sorted(counts))
                self.assertEqual((bounds[0], bounds[-2], bounds[-1]), (0.001, 60, float("inf")))
                self.assertEqual(counts[-1], part["count"], labels)
                self.assertGreaterEqual(part["sum"], 0)

    def test_what_was_done_is_counted(self):
        logins = "hashferry_logins_total"
        self.assertEqual(self.value(logins, method="password", outcome="success"), 1)
        self.assertEqual(self.value(logins, outcome="invalid"), 11)
        self.assertEqual(self.value(logins, outcome="limited"), 1)
        self.assertEqual(self.value("hashferry_rate_limited_total", limit="sessions"), 1)
        self.assertEqual(self.value("hashferry_hashes_renewed_total", scheme="md5"), 1)
        self.assertEqual(self.value("hashferry_hashes_unverifiable_total", scheme="md5"), 1)
        self.assertEqual(self.value("hashferry_http_requests_total", path="/users/md5", status="201"), 2)
        self.assertEqual(self.value("hashferry_http_requests_total", path="other", status="404"), 1)
        self.assertGreater(self.value("hashferry_hashing_busy_seconds_total"), 0)
        self.assertNotIn("known", self.text)

    def test_both_addresses_tell_the_same_names(self):
        main = self.service.told(self.service.endpoint.removesuffix("/v1") + "/metrics")
        self.assertEqual([family.name for family in text_string_to_metric_families(main)], list(self.families))

    def test_what_the_documents_ask_for_is_there(self):
        samples = {sample.name for family in self.families.values() for sample in family.samples}
        for document in ("grafana/hashferry.json", "prometheus/hashferry.yml"):
            text = (DOCS / document).read_text()
            asked = set(re.findall(r"\b(?:hashferry|process)_[a-z_]+", text))
            self.assertGreater(len(asked), 5)
            self.assertEqual(asked - samples, set(), document)

    @unittest.skipUnless(shutil.which("promtool"), "no promtool")
    def test_promtool_finds_nothing(self):
        done = subprocess.run(["promtool", "check", "metrics"], input=self.text, capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stdout + done.stderr), (0, ""))
        rules = subprocess.run(["promtool", "check", "rules", DOCS / "prometheus/hashferry.yml"], capture_output=True)
        self.assertEqual(rules.returncode, 0, rules.stderr)


class Filter(unittest.TestCase):
    """The filter of docs/fail2ban finds those whose log-ins were refused, and nobody else."""

    # Ten invalid, one limited, one whose hash nobody can verify.
    REFUSED = 12

    def log(self, *arguments):
        with tempfile.TemporaryDirectory() as folder:
            service = Service(pathlib.Path(folder), "--log-level", "debug", *arguments)
            use(service)
            # An application's own server is not shut out.
            service.call("POST", "/account/sessions/email", {"email": "right@metrics.example", "password": "wrong"})
            self.assertEqual(service.stop(), 0)
            return service.log.read_text()

    def settings(self):
        settings, name = collections.defaultdict(list), None
        for line in (DOCS / "fail2ban/hashferry.conf").read_text().splitlines():
            if re.match(r"[a-z]+ =", line):
                name, line = line.split(" =", 1)
            if name and line.strip() and not line.startswith("#"):
                settings[name].append(line.strip())
        return settings

    def test_finds_the_refused(self):
        settings = self.settings()
        date = re.compile(re.sub("%%[A-Za-z]", lambda _: r"\d+", settings["datepattern"][0]))
        address = r"(?P<address>[0-9a-f.:]+)"
        patterns = [re.compile(pattern.replace("<ADDR>", address)) for pattern in settings["failregex"]]
        self.assertEqual(len(patterns), 2)
        for form in ("text", "json"):
            with self.subTest(form):
                # fail2ban cuts the time out before it compares.
                lines = [date.sub("", line, count=1) for line in self.log("--log-format", form).splitlines()]
                found = [match for line in lines for pattern in patterns if (match := pattern.search(line))]
                self.assertEqual([match["address"] for match in found], ["127.0.0.1"] * self.REFUSED)
                self.assertEqual(sum("caller" in line for line in lines), self.REFUSED + 1)

    def test_finds_nobody_without_addresses(self):
        self.assertNotIn("127.0.0.1 caller", self.log("--log-addresses", "off"))

    @unittest.skipUnless(shutil.which("fail2ban-regex"), "no fail2ban-regex")
    def test_fail2ban_agrees(self):
        for form in ("text", "json"):
            with self.subTest(form), tempfile.NamedTemporaryFile("w", suffix=".log") as file:
                file.write(self.log("--log-format", form))
                file.flush()
                done = subprocess.run(
                    ["fail2ban-regex", file.name, DOCS / "fail2ban/hashferry.conf"], capture_output=True, text=True)
                self.assertIn(f"Failregex: {self.REFUSED} total", done.stdout, done.stdout + done.stderr)


if __name__ == "__main__":
    result = unittest.TextTestRunner(verbosity=1).run(unittest.defaultTestLoader.loadTestsFromModule(sys.modules[__name__]))
    for test, reason in result.skipped:
        print(f"skipped {test.id()}: {reason}")
    failed = len({test.id().split(" ")[0] for test, _ in result.failures + result.errors})
    print(f"{result.testsRun - failed - len(result.skipped)} passed, {failed} failed")
    sys.exit(failed > 0)
