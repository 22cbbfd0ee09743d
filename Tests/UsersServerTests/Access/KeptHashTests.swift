import AppwriteUsers
import CryptoPrimitives
import Foundation
import JSONText
import PasswordHashing
import PasswordVerification
import Testing
import UserImport
import UserStorage
import UsersServer

/// Users with hashes that no endpoint takes: imported into the service's database, they log in.
@Suite struct KeptHashTests {
    private static let password = "password"

    /// Vectors/schemes/scrypt.json, phc-binary-salt.
    private static let binarySalt = StoredHash(
        "$scrypt$ln=4,r=8,p=1$8PHy8/T19vf4+fr7/P3+/w$la5Z9OEOx42d6EdjueFDysVOAzIuyZR1qV8etCYzFmA")

    /// Twice MD5, written by a program of the test's.
    private static let external = StoredHash("$twice$696d29e0940a4957748fe3fc9efd22a3")

    private static func firebase() throws -> StoredHash {
        try SchemeVectors.stored("scrypt-modified", "rounds-8-memcost-12")
    }

    private func planner() -> StorePlanner {
        StorePlanner(registry: SchemeRegistry.standard.adding(TwiceMD5.self))
    }

    private func addUsers(to service: ServiceUnderTest) async throws {
        let users = [("binary", Self.binarySalt), ("firebase", try Self.firebase()), ("external", Self.external)]
        let plans = try users.map { id, stored in
            var record = UserRecord()
            (record.id, record.email, record.credential) = (id, "\(id)@example.com", .stored(stored))
            return try planner().plan(record)
        }
        for plan in plans { #expect(plan.route == .carried && plan.kept != nil) }
        let outcomes = try await StoreDestination(store: service.store).apply(plans)
        #expect(outcomes == [.created, .created, .created])
    }

    private func run(_ body: (ServiceUnderTest) async throws -> Void) async throws {
        try await ServiceUnderTest.run {
            $0.registry = SchemeRegistry.standard.adding(TwiceMD5.self)
            $0.policy.preferred = .argon2(Argon2.Parameters(memory: 64, iterations: 2, parallelism: 1))
        } _: { service in
            try await addUsers(to: service)
            try await body(service)
        }
    }

    private func logIn(_ id: String, _ password: String, to service: ServiceUnderTest) async throws -> Int {
        try await service.call(
            .post, "/account/sessions/email", ["email": .string("\(id)@example.com"), "password": .string(password)],
            service.guestFields
        ).status
    }

    @Test func theirOwnersLogIn() async throws {
        try await run { service in
            for (id, scheme) in [("binary", "scrypt"), ("firebase", "scrypt-modified"), ("external", "twice-md5")] {
                let before = try await service.call(.get, "/users/\(id)").json
                #expect(before["hash"]?.stringValue == scheme)
                #expect(try await logIn(id, "not the password", to: service) == 401)
                #expect(try await logIn(id, Self.password, to: service) == 201)
                let after = try await service.call(.get, "/users/\(id)").json
                #expect(after["hash"]?.stringValue == "argon2")
                #expect(try await logIn(id, Self.password, to: service) == 201)
            }
        }
    }

    @Test func showAsWhatTheyAreWithoutSecrets() async throws {
        try await run { service in
            let firebase = try Self.firebase()
            let answer = try await service.call(.get, "/users/firebase")
            let secret = try #require(firebase.options.signerKey)
            #expect(!answer.text.contains(secret))
            #expect(answer.json["password"]?.stringValue == firebase.hash)
            #expect(
                answer.json["hashOptions"]?.objectValue == [
                    "type": "scrypt-modified", "memCost": 12, "salt": .string(firebase.options.salt ?? ""),
                    "saltSeparator": .string(firebase.options.saltSeparator ?? ""),
                ])
            let external = try await service.call(.get, "/users/external").json
            #expect(external["hashOptions"]?.objectValue == ["type": "twice-md5"])
            #expect(external["password"]?.stringValue == Self.external.hash)
            let binary = try await service.call(.get, "/users/binary").json
            #expect(binary["password"]?.stringValue == Self.binarySalt.hash)
            #expect(binary["hashOptions"]?.objectValue?["costCpu"] == 16)
        }
    }

    /// The table of docs/differences.md: a row for each kind of thing that is kept, as the service answers.
    @Test func theyShowAsTheTableOfDifferencesSays() async throws {
        var joomla = StoredHash("68823b3da18c18433ebeead441fb5618", declaredScheme: .digestTemplate)
        joomla.options[HashOptions.Name("template")] = .text("joomla")
        joomla.options.salt = "aB3"
        var peppered = StoredHash("68823b3da18c18433ebeead441fb5618", declaredScheme: .digestTemplate)
        peppered.options[HashOptions.Name("template")] = .text("prestashop")
        peppered.options[.sourcePepper] = .text("of the shop")
        // drepper.com/SHA-crypt.txt, the first of SHA-256.
        let crypt = StoredHash("$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEl8")
        let cases = [
            ("scrypt whose salt is no text, `$scrypt$…`", Self.binarySalt),
            ("Firebase's scrypt with other costs", try Self.firebase()),
            ("a text that says all, such as `$5$…`", crypt), ("a digest by a template, its salt beside it", joomla),
            ("a digest under a pepper of the source's", peppered),
            ("a hash of a program's own scheme", Self.external),
        ]
        let table = String(decoding: try SchemeVectors.file("docs/differences.md"), as: UTF8.self)
        try await run { service in
            for (number, (kind, stored)) in cases.enumerated() {
                var record = UserRecord()
                (record.id, record.email) = ("kept\(number)", "kept\(number)@example.com")
                record.credential = .stored(stored)
                let outcomes = try await StoreDestination(store: service.store).apply([try planner().plan(record)])
                #expect(outcomes == [.created], "\(kind)")
                let answer = try await service.call(.get, "/users/kept\(number)")
                #expect(answer.json["password"]?.stringValue == stored.hash)
                #expect(!answer.text.contains("of the shop"))
                let options = answer.json["hashOptions"]?.objectValue?.members.map(\.key) ?? []
                let name = answer.json["hash"]?.stringValue ?? ""
                let row = "| \(kind) | `\(name)` | \(options.sorted().map { "`\($0)`" }.joined(separator: " ")) |\n"
                #expect(table.contains(row), "\(row)")
            }
        }
    }

    /// What an endpoint takes shows as it always has, with the key that the official clients read.
    @Test func anEndpointsHashStaysAsItIs() async throws {
        try await ServiceUnderTest.run { service in
            let firebase = try SchemeVectors.stored("scrypt-modified", "firebase-example")
            let body: JSONObject = [
                "userId": "ada", "email": "ada@example.com", "password": .string(firebase.hash),
                "passwordSalt": .string(firebase.options.salt ?? ""),
                "passwordSaltSeparator": .string(firebase.options.saltSeparator ?? ""),
                "passwordSignerKey": .string(firebase.options.signerKey ?? ""),
            ]
            let answer = try await service.call(.post, "/users/scrypt-modified", body)
            #expect(answer.status == 201 && answer.values("X-Appwrite-Warning").isEmpty)
            let user = try await service.call(.get, "/users/ada").json
            #expect(user["hash"] == "scryptMod")
            #expect(user["hashOptions"]?.objectValue?["signerKey"]?.stringValue == firebase.options.signerKey)
            #expect(try await logIn("ada", "user1password", to: service) == 201)
        }
    }

    /// A password that the user had, of whatever scheme, is refused for a new one.
    @Test func theHistoryComparesWithThem() async throws {
        try await ServiceUnderTest.run {
            $0.registry = SchemeRegistry.standard.adding(TwiceMD5.self)
            $0.settings.passwordHistory = 3
        } _: { service in
            try await addUsers(to: service)
            for id in ["binary", "firebase", "external"] {
                let refused = try await service.call(.patch, "/users/\(id)/password", ["password": "password"])
                #expect(refused.errorType == "password_recently_used")
                let other = try await service.call(.patch, "/users/\(id)/password", ["password": "another password"])
                #expect(other.status == 200)
                let again = try await service.call(.patch, "/users/\(id)/password", ["password": "password"])
                #expect(again.errorType == "password_recently_used")
            }
        }
    }

    /// A service that does not accept a kind warns whoever creates such a user, and logs nobody in with it.
    @Test func aKindThatIsNotAcceptedIsSaidAndNeverMatches() async throws {
        let metrics = MetricsRegistry()
        try await ServiceUnderTest.run {
            $0.policy.schemes = .salted
            $0.metrics = metrics
        } _: { service in
            let answer = try await service.call(
                .post, "/users/md5",
                ["userId": "ada", "email": "ada@example.com", "password": "5f4dcc3b5aa765d61d8327deb882cf99"])
            #expect(answer.status == 201)
            #expect(
                answer.values("X-Appwrite-Warning") == [
                    "The user was created, but no password will match this md5 hash (notAccepted)"
                ])
            #expect(try await logIn("ada", Self.password, to: service) == 401)
        }
    }
}

/// A scheme of a program's own: the MD5 of the hex of an MD5, behind a prefix.
private struct TwiceMD5: PasswordHash {
    static let descriptor = SchemeDescriptor(
        Scheme("twice-md5"), title: "Twice MD5", shapes: [.prefix("$twice$")], digestField: .last(after: "$", .hex))

    private let inner: MD5

    init(parsing stored: StoredHash) throws(HashFormatError) {
        guard stored.hash.hasPrefix("$twice$") else { throw .malformed(Self.scheme, "the text", "has no prefix") }
        inner = try MD5(parsing: StoredHash(String(stored.hash.dropFirst(7))))
    }

    var stored: StoredHash { StoredHash("$twice$" + inner.stored.hash, declaredScheme: Self.scheme) }
    var publicParameters: [HashParameter] { [] }
    static let strengthRules = [StrengthRule.always(.weak)]
    var strength: HashStrength { .weak }
    var derivation: KeyDerivation {
        KeyDerivation(inner.derivation.function, salt: inner.derivation.salt, transforms: [HexOfMD5()])
    }
    var digest: Digest { inner.digest }
}

private struct HexOfMD5: PasswordTransform {
    func callAsFunction(_ password: Span<UInt8>) throws(HashingError) -> SecretBytes {
        SecretBytes(copying: try MD5(insecurelyHashing: password).stored.hash.utf8Span.span)
    }
}

/// Stored hashes of the repository's vectors.
enum SchemeVectors {
    struct Missing: Error {}

    /// A file of the repository.
    static func file(_ name: String) throws -> Data {
        var root = URL(filePath: #filePath).resolvingSymlinksInPath()
        while !FileManager.default.fileExists(atPath: root.appending(path: "Vectors").path()) {
            guard root.path() != "/" else { throw Missing() }
            root.deleteLastPathComponent()
        }
        return try Data(contentsOf: root.appending(path: name))
    }

    static func stored(_ scheme: String, _ id: String) throws -> StoredHash {
        let file = try file("Vectors/schemes/\(scheme).json")
        let cases = try JSONParser.parse(Array(file))["cases"]?.arrayValue ?? []
        guard let found = cases.first(where: { $0["id"]?.stringValue == id })?["stored"],
            let hash = found["hash"]?.stringValue
        else { throw Missing() }
        let options = try found["options"].map { try HashOptions(json: $0) } ?? HashOptions()
        return StoredHash(hash, options: options, declaredScheme: Scheme(scheme))
    }
}
