import AppwriteUsers
import ImportDestinations
import JSONText
import PasswordHashing
import PasswordVerification
import Testing
import UserImport
import UserStorage

/// What a plan for the embedded store keeps as found.
@Suite struct StorePlannerTests {
    private static let binarySalt =
        "$scrypt$ln=4,r=8,p=1$/wD/AP8A/wA$" + "nRqrIYVaZRcQUKPMdXTDFvK3uDqRcvN0KXVPEeX9B0k"
    private static let argon2d = "$argon2d$v=19$m=64,t=1,p=1$c29tZXNhbHQ$RdescudvJCsgt3ub+b4dWRWJTmaaJObG"

    private static func firebase(memCost: UInt64) -> StoredHash {
        var options = HashOptions()
        options.salt = "42xEC+ixf3L2lw=="
        options.saltSeparator = "Bw=="
        options.signerKey =
            "jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA=="
        options.memCost = memCost
        return StoredHash(
            "lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==",
            options: options,
            declaredScheme: .scryptModified)
    }

    private func planner(_ accepted: AcceptedSchemes = AcceptedSchemes.salted.and(.md5, .sha)) -> StorePlanner {
        StorePlanner(accepting: accepted)
    }

    private func record(_ stored: StoredHash, email: String? = "ada@example.com") -> UserRecord {
        var record = UserRecord()
        (record.id, record.email, record.credential) = ("u1", email, .stored(stored))
        return record
    }

    @Test(arguments: [StoredHash(binarySalt), StoredHash(argon2d), firebase(memCost: 15)])
    func whatNoEndpointTakesIsKeptAsFound(stored: StoredHash) throws {
        let api = try AppwritePlanner().plan(record(stored))
        guard case .uncarriable(let reason) = api.route, reason.code == .noEndpoint else {
            Issue.record("\(api.route)")
            return
        }
        let plan = try planner().plan(record(stored))
        #expect(plan.route == .carried && plan.scheme == api.scheme && plan.strength == api.strength)
        #expect(plan.create?.credential == CreateUser.Credential.none)
        let kept = try #require(plan.kept)
        #expect(kept.hash == stored.hash && kept.options == stored.options && kept.declaredScheme == plan.scheme)
        var lines: [UInt8] = []
        plan.appendJSONLines(to: &lines)
        let text = String(decoding: lines, as: UTF8.self)
        #expect(text.contains(#"{"keep":{"userId":"u1","password":"#))
        #expect(!text.contains("jxspr8"))
    }

    @Test func whatAnEndpointTakesStaysAsItIs() throws {
        let bcrypt = StoredHash("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")
        let wrapped = StoredHash("{bcrypt}" + bcrypt.hash)
        for stored in [bcrypt, wrapped, Self.firebase(memCost: 14)] {
            let (api, store) = (try AppwritePlanner().plan(record(stored)), try planner().plan(record(stored)))
            #expect(store.kept == nil && store.create == api.create && store.route == api.route)
        }
    }

    /// A rule of a field is the wire's own: the store verifies the hash all the same.
    @Test func whatAFieldsRuleExcludesIsKept() throws {
        var options = HashOptions()
        (options.salt, options.cpu, options.memory, options.parallel) = (String(repeating: "s", count: 129), 16, 8, 1)
        options.length = 64
        let stored = StoredHash(String(repeating: "ab", count: 64), options: options, declaredScheme: .scrypt)
        #expect(try AppwritePlanner().plan(record(stored)).route.name == "uncarriable")
        let plan = try planner().plan(record(stored))
        #expect(plan.route == .carried && plan.kept == stored && plan.scheme == .scrypt)
    }

    @Test func whatNoLoginWouldVerifyIsNotKept() throws {
        func code(_ stored: StoredHash, _ accepted: AcceptedSchemes = .salted, email: String? = "a@example.com") throws
            -> UncarriableReason.Code?
        {
            let plan = try planner(accepted).plan(record(stored, email: email))
            #expect(plan.kept == nil && plan.create?.credential == CreateUser.Credential.none)
            if case .uncarriable(let reason) = plan.route { return reason.code }
            return nil
        }
        let md5 = "5f4dcc3b5aa765d61d8327deb882cf99"
        #expect(try code(StoredHash(md5, declaredScheme: .md5)) == .notAccepted)
        #expect(try code(StoredHash(md5)) == .undeclared)
        #expect(try code(StoredHash(Self.argon2d), .only(.bcrypt)) == .notAccepted)
        #expect(try code(StoredHash(Self.argon2d + "!")) == .malformed)
        #expect(
            try code(StoredHash("$argon2d$v=19$m=4194304,t=1,p=1$c29tZXNhbHQ$RdescudvJCsgt3ub+b4dWRWJTmaaJObG"))
                == .refused)
        var keyed = Self.firebase(memCost: 15)
        keyed.options[.signerKey] = .keyID("1")
        #expect(try code(keyed) == .unusable)
    }

    /// Nothing of it is lost: the user logs in as soon as there is an address.
    @Test(arguments: [argon2d, "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"])
    func aHashWithoutAnAddressIsKeptForLater(text: String) throws {
        var user = record(StoredHash(text), email: nil)
        user.attributes[.username] = "ada"
        let plan = try planner().plan(user)
        #expect(plan.kept?.hash == text && plan.create?.email == nil)
        #expect(plan.route == .needsSetting("an e-mail address to log in with: the row has a user name only"))
        #expect(plan.lostFields == ["username"])
        // What nobody will verify is not.
        #expect(try planner().plan(record(StoredHash(text + "!"), email: nil)).kept == nil)
    }

    @Test func aHashUnderOurOwnPepperIsCarriedWithItsKey() throws {
        var stored = StoredHash(Self.argon2d)
        stored.options.pepper = "2026"
        let plan = try planner().plan(record(stored))
        #expect(plan.route.name == "needs-setting" && plan.route.reason.hasPrefix("--pepper-file"))
        #expect(plan.kept?.options.pepper == "2026" && plan.kept?.declaredScheme == .argon2)
        let bytes = [UInt8](repeating: 7, count: PepperKey.minimumByteCount)
        let key = try PepperKey(copying: bytes.span)
        for (id, name) in [("2026", "carried"), ("2025", "needs-setting")] {
            let pepper = try Pepper(keys: [id: key], current: id)
            let planner = StorePlanner(pepper: pepper)
            #expect(try planner.plan(record(stored)).route.name == name)
        }
        stored.hash += "!"
        #expect(try planner().plan(record(stored)).kept == nil)
    }

    @Test func theTimesThatTheStoreHasColumnsForAreRead() throws {
        var user = record(StoredHash(Self.argon2d))
        user.attributes = [
            .passwordChangedAt: "2020-01-02T03:04:05Z", .lastLoginAt: "2021-02-03T04:05:06Z", .locale: "de",
        ]
        let plan = try planner().plan(user)
        #expect(plan.passwordChangedAt?.milliseconds == 1_577_934_245_000)
        #expect(plan.lastLoginAt?.milliseconds == 1_612_325_106_000)
        #expect(plan.lostFields == ["locale"])
        user.credential = .none
        user.attributes[.lastLoginAt] = "yesterday"
        #expect(try planner().plan(user).lostFields == ["lastLoginAt", "locale", "passwordChangedAt"])
    }

    @Test func skippingLeavesOutOnlyWhatIsNotKept() throws {
        var policy = ImportPolicy()
        policy.uncarriable = .skip
        let planner = StorePlanner(policy: policy, accepting: .salted)
        #expect(try planner.plan(record(StoredHash(Self.argon2d))).create != nil)
        #expect(try planner.plan(record(StoredHash(Self.argon2d + "!"))).create == nil)
    }
}
