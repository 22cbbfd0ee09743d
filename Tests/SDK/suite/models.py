"""The models of the Users API (Response models), and which method answers with which."""

import re

# A key, and what it holds: s text, d date or "", b truth, i whole number, l list, o object; ? allows null.
CLIENT = """ip:s osCode:s osName:s osVersion:s clientType:s clientCode:s clientName:s clientVersion:s clientEngine:s
    clientEngineVersion:s deviceName:s deviceBrand:s deviceModel:s countryCode:s countryName:s"""
ACCOUNT = """$id:s $createdAt:d $updatedAt:d name:s registration:d status:b labels:l passwordUpdate:d email:s phone:s
    emailVerification:b phoneVerification:b passwordPwned:b? mfa:b prefs:o targets:l accessedAt:d"""
FIELDS = {
    "Account": ACCOUNT,
    "User": f"{ACCOUNT} password:s? hash:s? hashOptions:o?",
    "Session": f"""$id:s $createdAt:d $updatedAt:d userId:s expire:d provider:s providerUid:s providerAccessToken:s
        providerAccessTokenExpiry:d providerRefreshToken:s current:b factors:l secret:s mfaUpdatedAt:d {CLIENT}""",
    "Token": "$id:s $createdAt:d userId:s secret:s expire:d phrase:s",
    "Target": """$id:s $createdAt:d $updatedAt:d name:s userId:s providerId:s? providerType:s identifier:s
        expired:b""",
    "Identity": """$id:s $createdAt:d $updatedAt:d userId:s provider:s providerUid:s providerEmail:s
        providerAccessToken:s providerAccessTokenExpiry:d providerRefreshToken:s providerIdToken:s""",
    "Log": f"event:s userId:s userEmail:s userName:s mode:s time:d {CLIENT}",
    "Membership": """$id:s $createdAt:d $updatedAt:d userId:s userName:s userEmail:s teamId:s teamName:s invited:d
        joined:d confirm:b mfa:b roles:l""",
    "MFAFactors": "totp:b phone:b email:b recoveryCode:b",
    "RecoveryCodes": "recoveryCodes:l",
    "MFAChallenge": "$id:s $createdAt:d userId:s expire:d code:s",
    "Passkey": "$id:s $createdAt:d $updatedAt:d name:s accessedAt:d",
    "JWT": "jwt:s",
    "Preferences": "",
}
# What later versions brought, and older ones are not sent (Users API, response-format negotiation).
NEW_FIELDS = {
    "User": "impersonator:b? impersonatorUserId:s?",
    "Account": "impersonator:b? impersonatorUserId:s?",
    "Membership": "userPhone:s",
}
LISTS = {
    "UserList": ("users", "User"),
    "SessionList": ("sessions", "Session"),
    "TargetList": ("targets", "Target"),
    "IdentityList": ("identities", "Identity"),
    "LogList": ("logs", "Log"),
    "MembershipList": ("memberships", "Membership"),
    "PasskeyList": ("passkeys", "Passkey"),
}
ANSWERS = {
    "Users": {
        "User": """create create_argon2_user create_bcrypt_user create_md5_user create_ph_pass_user create_sha_user
            create_scrypt_user create_scrypt_modified_user get update_status update_labels update_name update_email
            update_phone update_password update_email_verification update_phone_verification update_mfa
            update_impersonator""",
        "UserList": "list",
        "Preferences": "get_prefs update_prefs",
        "Session": "create_session",
        "SessionList": "list_sessions",
        "MembershipList": "list_memberships",
        "LogList": "list_logs",
        "IdentityList": "list_identities",
        "Token": "create_token",
        "JWT": "create_jwt",
        "Target": "create_target get_target update_target",
        "TargetList": "list_targets",
        "MFAFactors": "list_mfa_factors",
        "RecoveryCodes": "get_mfa_recovery_codes create_mfa_recovery_codes update_mfa_recovery_codes",
        "MFAChallenge": "get_mfa_challenge",
        "Passkey": "get_passkey update_passkey",
        "PasskeyList": "list_passkeys",
    },
    "Account": {
        "Account": "create get update_name update_email update_phone update_password update_prefs",
        "Preferences": "get_prefs",
        "Session": "create_email_password_session create_session get_session update_session",
        "SessionList": "list_sessions",
        "JWT": "create_jwt",
    },
}
TYPES = {"s": str, "d": str, "b": bool, "i": int, "l": list, "o": dict}
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00")


def answer(service, method):
    """The status and the model of a method's answer; no model where nothing is sent."""
    if method.startswith("delete"):
        return 204, None
    # Creating recovery codes is documented as 201, and answers 200 (Users API, MFA).
    created = method.startswith("create") and method != "create_mfa_recovery_codes"
    for model, methods in ANSWERS[service].items():
        if method in methods.split():
            return (201 if created else 200), model
    raise KeyError(f"{service}.{method} has no model here")


def check(value, model, is_new):
    """Fails unless a value has every key of its model, of the right kind, and none that the SDK is too old for."""
    if model in LISTS:
        plural, item = LISTS[model]
        assert set(value) == {"total", plural}, f"{model}: {sorted(value)}"
        assert type(value["total"]) is int, f"{model}: total"
        for element in value[plural]:
            check(element, item, is_new)
        return
    later = NEW_FIELDS.get(model, "")
    if not is_new:
        unknown = [field.split(":")[0] for field in later.split() if field.split(":")[0] in value]
        assert not unknown, f"{model}: {unknown} came later than this SDK"
    assert isinstance(value, dict), f"{model}: no object"
    for field in FIELDS[model].split() + (later.split() if is_new else []):
        key, kind = field.split(":")
        assert key in value, f"{model}: no {key}"
        if value[key] is None:
            assert kind.endswith("?"), f"{model}: {key} is null"
            continue
        assert type(value[key]) is TYPES[kind[0]], f"{model}: {key} is a {type(value[key]).__name__}"
        if kind == "d":
            assert value[key] == "" or DATE.fullmatch(value[key]), f"{model}: {key} is no date"
    for target in value.get("targets", []):
        check(target, "Target", is_new)
    if model == "Account":
        assert not {"password", "hash", "hashOptions"} & set(value), "Account: shows the stored hash"
