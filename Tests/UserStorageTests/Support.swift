import AppwriteUsers
import Foundation
import GRDB
import JSONText
import PasswordHashing
import PasswordVerification
import Testing
import UserImport
import UserStorage

/// A store in a directory of its own, gone when the body returns.
func withStore<Value>(_ body: (UserStore, _ path: String) async throws -> Value) async throws -> Value {
    try await withTemporaryDirectory { directory in
        let path = directory + "/users.sqlite"
        return try await body(UserStore(path: path), path)
    }
}

/// A directory of its own for a test, gone when the body returns.
func withTemporaryDirectory<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    let directory = FileManager.default.temporaryDirectory.appending(path: "hashferry-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: directory) }
    return try await body(directory.path(percentEncoded: false))
}

extension BlockingVerifier {
    /// A verifier whose own hashes cost a tenth of a millisecond.
    static let cheap = BlockingVerifier(
        policy: VerificationPolicy(
            preferred: .argon2(Argon2.Parameters(memory: 64, iterations: 2, parallelism: 1)), schemes: .users))
}

extension Verifier {
    /// A verifier on threads of its own, which end with the process.
    init(policy: VerificationPolicy) {
        do {
            self.init(
                pool: try HashingPool(threads: 2, memoryBudget: 256 << 20, deadline: .seconds(600)), policy: policy)
        } catch {
            preconditionFailure("The system starts threads for tests.")
        }
    }

    /// A verifier whose own hashes cost a tenth of a millisecond.
    static let cheap = Verifier(policy: BlockingVerifier.cheap.policy)

    /// A verifier of another one's policy on a pool of its own.
    static func pooled(_ verifier: BlockingVerifier) throws -> Verifier {
        Verifier(pool: try HashingPool(memoryBudget: 64 << 20, deadline: .seconds(600)), policy: verifier.policy)
    }
}

/// SQLite itself, beside the store.
enum RawDatabase {
    /// A connection that may leave a transaction open, as another program does.
    static func queue(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Every row with every column.
    static func rows(_ path: String) throws -> [String] {
        try DatabaseQueue(path: path).read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM users ORDER BY sequence").map(\.description)
        }
    }

    /// The number of rows of a table, which a condition may follow.
    static func count(_ path: String, _ table: String) throws -> Int? {
        try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM \(table)") }
    }

    static func execute(_ path: String, _ sql: String) throws {
        try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
    }
}

extension UserRecord {
    /// A user whose every field is set.
    static func full(_ id: String, _ credential: RecordCredential) -> UserRecord {
        var record = UserRecord()
        record.id = id
        record.email = "\(id)@Example.com"
        record.name = "Name of \(id)"
        record.emailVerified = true
        record.disabled = true
        record.labels = ["vip", "beta"]
        record.preferences = ["theme": "dark", "n": 1]
        record.credential = credential
        return record
    }

    /// A user with an id and what else is given.
    static func user(
        _ id: String, email: String? = nil, phone: String? = nil, _ credential: RecordCredential = .none
    ) -> UserRecord {
        var record = UserRecord()
        (record.id, record.email, record.phone, record.credential) = (id, email, phone, credential)
        return record
    }
}

extension StoreDestination {
    /// Plans records and applies the plans.
    func apply(_ records: UserRecord...) async throws -> [DestinationOutcome] {
        try await apply(records.map { try StorePlanner().plan($0) })
    }
}

/// The seven users of the service's own end-to-end tests, whose password is `appwrite`.
enum KnownUsers {
    static let password = "appwrite"

    static let md5 = StoredHash("144fa7eaa4904e8ee120651997f70dcc", declaredScheme: .md5)
    static let argon2 = StoredHash(
        "$argon2i$v=19$m=20,t=3,p=2$YXBwd3JpdGU$A/54i238ed09ZR4NwlACU5XnkjNBZU9QeOEuhjLiexI", declaredScheme: .argon2)
    static let phpass = StoredHash("$P$Br387rwferoKN7uwHZqNMu98q3U8RO.", declaredScheme: .phpass)
    static let bcrypt = StoredHash(
        "$2a$15$xX/myGbFU.ZSKHSi6EHdBOySTdYm8QxBLXmOPHrYMwV0mHRBBSBOq", declaredScheme: .bcrypt)

    static let sha = {
        var options = HashOptions()
        options.version = "sha512"
        let hash =
            "4243da0a694e8a2f727c8060fe0507c8fa01ca68146c76d2c190805b638c20c6"
            + "bf6ba04e21f11ae138785d0bff63c416e6f87badbffad37f6dee50094cc38c70"
        return StoredHash(hash, options: options, declaredScheme: .sha)
    }()

    static let scrypt = {
        var options = HashOptions()
        (options.salt, options.cpu, options.memory, options.parallel, options.length) = ("appwrite", 16384, 13, 2, 64)
        let hash =
            "3fdef49701bc4cfaacd551fe017283513284b4731e6945c263246ef948d3cf63"
            + "b5d269c31fd697246085111a428245e24a4ddc6b64c687bc60a8910dbafc1d5b"
        return StoredHash(hash, options: options, declaredScheme: .scrypt)
    }()

    static let scryptModified = {
        var options = HashOptions()
        options.salt = "UxLMreBr6tYyjQ=="
        options.saltSeparator = "Bw=="
        options.signerKey = "XyEKE9RcTDeLEsL/RjwPDBv/RqDl8fb3gpYEOQaPihbxf1ZAtSOHCjuAAa7Q3oHpCYhXSN9tizHgVOwn6krflQ=="
        return StoredHash(
            "UlM7JiXRcQhzAGlaonpSqNSLIz475WMddOgLjej5De9vxTy48K6WtqlEzrRFeK4t0COfMhWCb8wuMHgxOFCHFQ==",
            options: options, declaredScheme: .scryptModified)
    }()

    /// All but bcrypt, whose cost of 15 takes seconds.
    static let fast = [md5, argon2, phpass, sha, scrypt, scryptModified]
    static let all = fast + [bcrypt]
}

/// A write on a store of its own.
func withTransaction(_ body: @escaping @Sendable (StoreTransaction) throws -> Void) async throws {
    try await withStore { store, _ in try await store.write(body) }
}

extension Timestamp {
    /// A time that is not this moment.
    static let test = Timestamp(milliseconds: 1_700_000_000_123)
}

extension StoredTarget {
    static func test(_ id: String, ofUser user: String, _ identifier: String, type: String = "email") -> StoredTarget {
        StoredTarget(
            id: id, userId: user, providerType: type, providerId: "p1", identifier: identifier, name: "Name",
            expired: true, createdAt: .test, updatedAt: .test)
    }
}

extension StoredIdentity {
    static func test(_ id: String, ofUser user: String, email: String) -> StoredIdentity {
        StoredIdentity(
            id: id, userId: user, provider: "github", providerUid: "uid of \(id)", providerEmail: email,
            providerAccessToken: "access", providerAccessTokenExpiry: .test, providerRefreshToken: "refresh",
            createdAt: .test, updatedAt: .test)
    }
}
