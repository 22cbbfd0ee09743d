import AppwriteUsers
import ImportDestinations
import PasswordHashing
import Testing
import UserImport

/// Where servers differ, and what is only sent when it was asked for.
@Suite struct AppwriteTargetTests {
    private func planner(_ change: (inout AppwriteTarget) -> Void) -> AppwritePlanner {
        var target = AppwriteTarget()
        change(&target)
        return AppwritePlanner(target: target)
    }

    @Test func readsTheVersionsThatAreKnown() throws {
        #expect(AppwriteVersion("1.8.1")?.description == "1.8")
        #expect(try #require(AppwriteVersion("1.10")) > #require(AppwriteVersion("1.9")))
        for text in ["", "1", "1.", "1.x", "1.8.1.2", "-1.5", "1.8-RC1", " 1.8", "99999999999999999999.0"] {
            #expect(AppwriteVersion(text) == nil, "\(text)")
        }
        #expect(AppwriteVersion("1.3")?.nearestKnown.description == "1.5")
        #expect(AppwriteVersion("3.0")?.nearestKnown == .current)
        #expect(AppwriteVersion("2.1")?.nearestKnown.description == "2.1")
    }

    @Test(arguments: [SHAVersion.sha512Slash224, .sha512Slash256])
    func aTruncatedSHA512GoesToOlderServersOnly(version: SHAVersion) throws {
        let stored = StoredHash.make(
            String(repeating: "0a", count: version.digestByteCount), [.version: version.rawValue])
        for (text, isSent) in [("1.5", true), ("1.7", true), ("1.8", false), ("1.9", false), ("2.7", false)] {
            let number = try #require(AppwriteVersion(text))
            let plan = try planner { $0.version = number }.plan(.sample(.stored(stored)))
            #expect(plan.route == .carried || !isSent, "\(text)")
            #expect(plan.route.code == (isSent ? nil : .wireRule), "\(text)")
        }
    }

    @Test func laterServersMayRefuseAPublishedPassword() throws {
        for (text, isAsked) in [("1.9", false), ("2.0", true)] {
            let number = try #require(AppwriteVersion(text))
            let planner = planner { $0.version = number }
            for credential in [
                RecordCredential.plain("correct horse"), .stored(SchemeVector(.bcrypt, "2b-cost-4").stored),
            ] {
                #expect(try planner.plan(.sample(credential)).risks.contains(.breached) == isAsked, "\(text)")
            }
        }
    }

    static let crypt: [SchemeVector] = [
        SchemeVector(.md5Crypt, "password"), SchemeVector(.sha256Crypt, "password"),
        SchemeVector(.sha512Crypt, "password"), SchemeVector(.desCrypt, "password"),
        SchemeVector(.bsdiCrypt, "password"),
    ]

    /// PHP 8.2's `password_verify` takes each of these texts for its password (Users API, verification).
    @Test(arguments: crypt.indices) func cryptGoesBehindBcryptWhereItIsAllowed(index: Int) throws {
        let vector = Self.crypt[index]
        let closed = try AppwritePlanner().plan(.sample(.stored(vector.stored)))
        #expect(closed.route.code == .noEndpoint && closed.route.reason.contains("--allow-compatible"))
        #expect(closed.create?.credential == CreateUser.Credential.none)

        let open = planner { $0.allowsCompatible = true }
        let plan = try open.plan(.sample(.stored(vector.stored)))
        #expect(plan.route.name == "compatible" && plan.scheme == vector.stored.declaredScheme)
        #expect(plan.create?.credential == .bcrypt(vector.stored.hash))
        // Behind a directory's prefix, too.
        let wrapped = try open.plan(.sample(.stored(vector.written { "{CRYPT}" + $0 }.stored)))
        #expect(wrapped.create?.credential == plan.create?.credential && wrapped.route == plan.route)
    }

    /// PHP refuses rounds that libxcrypt moves into the range, and reads the salt that it writes itself.
    @Test func cryptIsSentAsItsWriterWouldWriteIt() throws {
        let open = planner { $0.allowsCompatible = true }
        let vector = SchemeVector(.sha256Crypt, "rounds-999")
        #expect(vector.stored.hash.hasPrefix("$5$rounds=999$"))
        let plan = try open.plan(.sample(.stored(vector.stored)))
        guard case .bcrypt(let text)? = plan.create?.credential else {
            Issue.record("\(plan.route)")
            return
        }
        #expect(text == "$5$rounds=1000$" + vector.stored.hash.dropFirst("$5$rounds=999$".count))
    }

    @Test func otherHashesOfCryptStayBehind() throws {
        let open = planner { $0.allowsCompatible = true }
        // Of a count of nothing, which PHP refuses.
        let bsdi = "_....salt" + SchemeVector(.bsdiCrypt, "password").stored.hash.suffix(11)
        for text in ["$md5$salt$$jX7qBrKJuCBsPQpTqZzDk.", bsdi, "$apr1$saltsalt$bfeLBKsT6RXf1Q5EGDUZU1"] {
            #expect(try open.plan(.sample(.stored(StoredHash(text)))).create?.credential == CreateUser.Credential.none)
        }
    }

    private static let weak = SchemeVector(.argon2, "reference-id-v19-m256-t2-p1")
    private static let strong = SchemeVector(.argon2, "reference-id-v19-m65536-t2-p1")

    @Test func weakArgon2GoesWhereALoginRenewsItWhenAsked() throws {
        let plain = try AppwritePlanner().plan(.sample(.stored(Self.weak.stored)))
        #expect(plain.route == .carried && plain.create?.credential == .argon2(Self.weak.stored.hash))
        let upgrading = planner { $0.upgradesWeakArgon2 = true }
        let plan = try upgrading.plan(.sample(.stored(Self.weak.stored)))
        #expect(plan.route.name == "compatible" && plan.create?.credential == .bcrypt(Self.weak.stored.hash))
        #expect(plan.strength == .adequate)
        let strong = try upgrading.plan(.sample(.stored(Self.strong.stored)))
        #expect(strong.route == .carried && strong.create?.credential == .argon2(Self.strong.stored.hash))
        // Whoever wrote it.
        let keycloak = try upgrading.plan(.sample(.stored(SchemeVector(.keycloakArgon2, "ascii").stored)))
        #expect(keycloak.route.name == "compatible")
        guard case .bcrypt(let text)? = keycloak.create?.credential else {
            Issue.record("\(keycloak.route)")
            return
        }
        #expect(text.hasPrefix("$argon2id$v=19$m=8,t=1,p=1$"))
    }
}
