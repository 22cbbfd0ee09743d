"""Every method of the SDK's Query, compared with what Python finds among the same users."""

import inspect
import unittest

from appwrite.query import Query

import sdk
from sdk import unique

FIRST = ["Ada", "Bruno", "Chloe", "Dmitri", "Elena", "Farid", "Greta", "Hiro", "Ines", "Jonas"]
LAST = ["Moreau", "Nilsson", "O'Brien", "Percent%", "Under_score", "Back\\slash"]
#: The users of these tests have names that start like this, and no others have.
MARK = "Pool"


def names(users):
    return [user["name"] for user in users]


def lower(user):
    return user["name"].lower()


#: A label, and the queries with the users that they are to find; `p` is the pool.
FILTERS = {
    "equal": (lambda p: [Query.equal("name", [p[3]["name"]])], lambda u, p: u["name"] == p[3]["name"]),
    "equal to a bare value": (lambda p: [Query.equal("email", p[4]["email"])], lambda u, p: u == p[4]),
    "equal to one of two": (
        lambda p: [Query.equal("$id", [p[1]["$id"], p[2]["$id"]])], lambda u, p: u in (p[1], p[2])),
    "equal in another case": (
        lambda p: [Query.equal("email", [p[5]["email"].upper()])], lambda u, p: u == p[5]),
    "equal to a truth": (lambda p: [Query.equal("status", [False])], lambda u, p: not u["status"]),
    "equal to a date": (
        lambda p: [Query.equal("registration", [p[7]["registration"]])],
        lambda u, p: u["registration"] == p[7]["registration"]),
    "not equal": (lambda p: [Query.not_equal("name", p[3]["name"])], lambda u, p: u["name"] != p[3]["name"]),
    "not equal to a truth": (lambda p: [Query.not_equal("emailVerification", True)],
        lambda u, p: not u["emailVerification"]),
    "less": (lambda p: [Query.less_than("name", p[20]["name"])], lambda u, p: lower(u) < lower(p[20])),
    "less or equal": (
        lambda p: [Query.less_than_equal("name", p[20]["name"])], lambda u, p: lower(u) <= lower(p[20])),
    "greater": (
        lambda p: [Query.greater_than("$createdAt", p[20]["$createdAt"])],
        lambda u, p: u["$createdAt"] > p[20]["$createdAt"]),
    "greater or equal": (
        lambda p: [Query.greater_than_equal("$createdAt", p[20]["$createdAt"])],
        lambda u, p: u["$createdAt"] >= p[20]["$createdAt"]),
    "null": (lambda p: [Query.is_null("phone")], lambda u, p: not u["phone"]),
    "not null": (lambda p: [Query.is_not_null("phone")], lambda u, p: u["phone"]),
    "pwned": (lambda p: [Query.equal("passwordPwned", [True])], lambda u, p: False),
    "never checked": (lambda p: [Query.is_null("passwordPwned")], lambda u, p: True),
    "between": (
        lambda p: [Query.between("registration", p[5]["registration"], p[15]["registration"])],
        lambda u, p: p[5]["registration"] <= u["registration"] <= p[15]["registration"]),
    "starts with": (lambda p: [Query.starts_with("email", "ada.")], lambda u, p: u["email"].startswith("ada.")),
    "starts with a pattern": (lambda p: [Query.starts_with("name", f"{MARK}%")], lambda u, p: False),
    "ends with": (lambda p: [Query.ends_with("name", "Percent%")], lambda u, p: u["name"].endswith("Percent%")),
    "ends with an underscore": (
        lambda p: [Query.ends_with("name", "r_score")], lambda u, p: u["name"].endswith("r_score")),
    "contains": (lambda p: [Query.contains("name", ["O'Bri"])], lambda u, p: "O'Bri" in u["name"]),
    "contains a backslash": (lambda p: [Query.contains("name", ["k\\s"])], lambda u, p: "k\\s" in u["name"]),
    "contains one of two": (
        lambda p: [Query.contains("name", ["Ada", "Hiro"])],
        lambda u, p: "Ada" in u["name"] or "Hiro" in u["name"]),
    "has a label": (lambda p: [Query.contains("labels", ["even"])], lambda u, p: "even" in u["labels"]),
    "has one of two labels": (
        lambda p: [Query.contains("labels", ["third", "fifth"])],
        lambda u, p: {"third", "fifth"} & set(u["labels"])),
    "or": (
        lambda p: [Query.or_queries([Query.equal("status", [False]), Query.starts_with("email", "ada.")])],
        lambda u, p: not u["status"] or u["email"].startswith("ada.")),
    "and in or": (
        lambda p: [Query.or_queries([
            Query.and_queries([Query.equal("status", [False]), Query.contains("labels", ["third"])]),
            Query.equal("$id", [p[0]["$id"]]),
        ])],
        lambda u, p: u == p[0] or not u["status"] and "third" in u["labels"]),
    "two filters": (
        lambda p: [Query.is_not_null("phone"), Query.contains("labels", ["even"])],
        lambda u, p: u["phone"] and "even" in u["labels"]),
    "an ampersand, an equals sign and a plus": (
        lambda p: [Query.equal("name", ["a&b=c+d;'\"é"])], lambda u, p: False),
}
#: What older SDKs do not have.
if hasattr(Query, "not_contains"):
    FILTERS |= {
        "not between": (
            lambda p: [Query.not_between("registration", p[5]["registration"], p[15]["registration"])],
            lambda u, p: not p[5]["registration"] <= u["registration"] <= p[15]["registration"]),
        "not starts with": (
            lambda p: [Query.not_starts_with("email", "ada.")], lambda u, p: not u["email"].startswith("ada.")),
        "not ends with": (
            lambda p: [Query.not_ends_with("name", "Moreau")], lambda u, p: not u["name"].endswith("Moreau")),
        "not contains": (lambda p: [Query.not_contains("name", ["Ada"])], lambda u, p: "Ada" not in u["name"]),
        "has not a label": (
            lambda p: [Query.not_contains("labels", ["even"])], lambda u, p: "even" not in u["labels"]),
        "created before": (
            lambda p: [Query.created_before(p[20]["$createdAt"])],
            lambda u, p: u["$createdAt"] < p[20]["$createdAt"]),
        "created after": (
            lambda p: [Query.created_after(p[20]["$createdAt"])],
            lambda u, p: u["$createdAt"] > p[20]["$createdAt"]),
        "created between": (
            lambda p: [Query.created_between(p[5]["$createdAt"], p[15]["$createdAt"])],
            lambda u, p: p[5]["$createdAt"] <= u["$createdAt"] <= p[15]["$createdAt"]),
        "updated before": (
            lambda p: [Query.updated_before(p[20]["$updatedAt"])],
            lambda u, p: u["$updatedAt"] < p[20]["$updatedAt"]),
        "updated after": (
            lambda p: [Query.updated_after(p[20]["$updatedAt"])],
            lambda u, p: u["$updatedAt"] > p[20]["$updatedAt"]),
        "updated between": (
            lambda p: [Query.updated_between(p[5]["$updatedAt"], p[15]["$updatedAt"])],
            lambda u, p: p[5]["$updatedAt"] <= u["$updatedAt"] <= p[15]["$updatedAt"]),
    }
if hasattr(Query, "exists"):
    FILTERS |= {
        "has any label": (
            lambda p: [Query.contains_any("labels", ["third", "fifth"])],
            lambda u, p: {"third", "fifth"} & set(u["labels"])),
        "has all labels": (
            lambda p: [Query.contains_all("labels", ["third", "fifth"])],
            lambda u, p: {"third", "fifth"} <= set(u["labels"])),
        "exists": (lambda p: [Query.exists(["phone"])], lambda u, p: u["phone"]),
        "exists not": (lambda p: [Query.not_exists(["phone"])], lambda u, p: not u["phone"]),
    }

#: Methods that the users list refuses: it has no full-text index on an attribute, and no patterns.
UNSUPPORTED = {"search": ("name", "x"), "not_search": ("name", "x"), "regex": ("name", "x")}
#: Arguments for the methods that are for other services: places, vectors, sums, joins, selections.
FOREIGN = {
    "attribute": "name", "attributes": ["name"], "alias": "", "table": "users", "left": "a", "right": "b",
    "operator": "=", "distance": 1, "values": [1, 2], "vector": [1.0], "queries": [Query.equal("name", "x")],
}


class Queries(sdk.Case):
    @classmethod
    def setUpClass(cls):
        users = sdk.users()
        for number in range(60):
            first, last = FIRST[number % 10], LAST[number % 6]
            name = f"{MARK} {first}{number:02} {last}"
            phone = f"+1415556{number:04}" if number % 4 == 0 else None
            user = users.create(unique("pool"), f"{first}.{number}@example.org".lower(), phone, None, name)
            labels = [label for divisor, label in [(2, "even"), (3, "third"), (5, "fifth")] if number % divisor == 0]
            users.update_labels(user["$id"], labels)
            if number % 7 == 0:
                users.update_status(user["$id"], False)
            if number % 3 == 0:
                users.update_email_verification(user["$id"], True)
        cls.pool = cls.find([])
        assert len(cls.pool) == 60

    @staticmethod
    def answer(queries, limit=100):
        return sdk.users().list([Query.starts_with("name", MARK), *queries, Query.limit(limit)])

    @classmethod
    def find(cls, queries, limit=100):
        return cls.answer(queries, limit)["users"]

    def filters(self, label):
        queries, predicate = FILTERS[label]
        expected = [user for user in self.pool if predicate(user, self.pool)]
        answer = self.answer(queries(self.pool))
        self.assertEqual(names(answer["users"]), names(expected))
        self.assertEqual(answer["total"], len(expected))

    def test_the_default_is_25_in_order_of_creation(self):
        answer = sdk.users().list([Query.starts_with("name", MARK)])
        self.assertEqual((names(answer["users"]), answer["total"]), (names(self.pool[:25]), 60))

    def test_limit_and_offset(self):
        self.assertEqual(names(self.find([Query.offset(7)], limit=5)), names(self.pool[7:12]))
        self.assertEqual(self.answer([Query.offset(60)])["users"], [])

    def test_orders(self):
        backwards = sorted(self.pool, key=lower, reverse=True)
        self.assertEqual(names(self.find([Query.order_asc("name")])), names(backwards[::-1]))
        self.assertEqual(names(self.find([Query.order_desc("name")])), names(backwards))
        by_status = sorted(sorted(self.pool, key=lower), key=lambda user: user["status"])
        orders = [Query.order_asc("status"), Query.order_asc("name")]
        self.assertEqual(names(self.find(orders)), names(by_status))
        if hasattr(Query, "order_random"):
            self.assertEqual(sorted(names(self.find([Query.order_random()]))), sorted(names(self.pool)))

    def test_cursors_walk_the_whole_list_both_ways(self):
        by_name = sorted(self.pool, key=lower)
        for orders, expected in [([], self.pool), ([Query.order_asc("name")], by_name),
                                 ([Query.order_desc("name")], by_name[::-1])]:
            with self.subTest(orders=orders):
                forwards = self.find(orders, limit=7)
                # Bounded: a cursor that goes nowhere is a failure, not a hang.
                for _ in range(9):
                    forwards += self.find([*orders, Query.cursor_after(forwards[-1]["$id"])], limit=7)
                self.assertEqual(names(forwards), names(expected))
                backwards = forwards[-1:]
                for _ in range(9):
                    backwards[:0] = self.find([*orders, Query.cursor_before(backwards[0]["$id"])], limit=7)
                self.assertEqual(names(backwards), names(expected))
                for query in [Query.cursor_after(expected[-1]["$id"]), Query.cursor_before(expected[0]["$id"])]:
                    self.assertEqual(self.find([*orders, query]), [])

    def test_search(self):
        user = self.pool[12]
        for text in [user["$id"], user["email"], user["phone"], "Chloe12", "chloe1"]:
            with self.subTest(text=text):
                self.assertIn(user["$id"], [found["$id"] for found in sdk.users().list(search=text)["users"]])
        for text in [user["$id"], f'"{user["email"]}"', "Chloe12"]:
            with self.subTest(text=text):
                self.assertEqual(names(sdk.users().list(search=text)["users"]), [user["name"]])
        for text in [">", "()", "nobodyhasthisname"]:
            with self.subTest(text=text):
                self.assertEqual(sdk.users().list(search=text), {"total": 0, "users": []})
        both = sdk.users().list([Query.equal("status", [False])], "Chloe")["users"]
        self.assertEqual(names(both), [u["name"] for u in self.pool if "Chloe" in u["name"] and not u["status"]])

    def test_the_rest_of_the_builder_is_refused(self):
        tested = inspect.getsource(inspect.getmodule(Queries))
        for name, method in inspect.getmembers(Query, inspect.isfunction):
            if name.startswith("_") or f"Query.{name}(" in tested:
                continue
            with self.subTest(method=name):
                if name in UNSUPPORTED:
                    kind, query = "general_query_invalid", method(*UNSUPPORTED[name])
                else:
                    parameters = inspect.signature(method).parameters.values()
                    arguments = [FOREIGN[item.name] for item in parameters if item.default is item.empty]
                    kind, query = "general_argument_invalid", method(*arguments)
                self.refused(400, kind, lambda: self.find([query]))

    @unittest.skipUnless(hasattr(Query, "page"), "not in this SDK")
    def test_pages_of_today(self):
        mark = Query.starts_with("name", MARK)
        self.assertEqual(names(sdk.users().list([mark, *Query.page(3, 10)])["users"]), names(self.pool[20:30]))
        built = Query.builder().starts_with("name", MARK).order_desc("name").limit(2)
        expected = sorted(self.pool, key=lower, reverse=True)[:2]
        self.assertEqual(names(sdk.users().list(built)["users"]), names(expected))

    @unittest.skipUnless(sdk.offers("list", "total"), "not in this SDK")
    def test_totals_of_today(self):
        mark = Query.starts_with("name", MARK)
        answer = sdk.users().list([mark], total=False)
        self.assertEqual((answer["total"], len(answer["users"])), (0, 25))
        self.assertEqual(sdk.users().list([mark], total=True)["total"], 60)


for _label in FILTERS:
    setattr(Queries, f"test {_label}", lambda self, label=_label: self.filters(label))
