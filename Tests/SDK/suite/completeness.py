"""Every method of the SDK's Users service has answered in some test."""

import inspect
import unittest

from appwrite.services.users import Users

import sdk


class Completeness(unittest.TestCase):
    def test_every_method_of_users_has_answered(self):
        methods = {name for name, _ in inspect.getmembers(Users, inspect.isfunction) if not name.startswith("_")}
        self.assertGreaterEqual(len(methods), 41)
        self.assertEqual(methods - sdk.answered["Users"], set())
