import AppwriteUsers
import Foundation
import HTTPTypes
import JSONText
import Logging
import PasswordHashing
import PasswordVerification
import Synchronization
import Testing
import UserStorage

@testable import UsersServer

/// A value of the service may be printed, dumped or put into a text by accident: none of its contents is told.
@Suite struct RedactionTests {
    private static let secret = "Hidden-Secret-4711"

    @Test func nothingIsShownHoweverAValueIsPrinted() async throws {
        for value in try await values() {
            var dumped = ""
            dump(value, to: &dumped)
            for text in ["\(value)", String(reflecting: value), "\([value])", dumped] {
                #expect(!text.contains(Self.secret), "\(type(of: value))")
                #expect(!text.contains("example"), "\(type(of: value)): \(text.prefix(300))")
            }
        }
    }

    private func values() async throws -> [Any] {
        let secret = Self.secret
        let now = Timestamp(milliseconds: 1_700_000_000_000)
        let folder = FileManager.default.temporaryDirectory.appending(path: "hashferry-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "users.sqlite").path(percentEncoded: false)
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let configuration = ServiceConfiguration(database: path, keyFile: path + ".key", logger: logger)
        let service = try await UsersService(configuration)
        // The key that signs: what a log once told.
        let signingKey = try await service.store.read { try $0.tokenKey() }
        #expect(signingKey.count == 32)

        let new = NewUser(
            id: "ada", email: "ada@example.com", name: secret, password: StoredHash(secret, declaredScheme: .md5))
        let user = try await service.store.write { try $0.insert(new, at: now) }
        let session = StoredSession(
            id: "session", userId: "ada", userSequence: 1, secretDigest: secret, provider: "email",
            providerUid: "ada@example.com", factors: [], ip: secret, userAgent: secret, expire: now,
            mfaUpdatedAt: nil, createdAt: now, updatedAt: now)
        let key = try APIKey(secret)
        let sessionSecret = SessionSecret(generatingFor: "ada")
        let limiter = RateLimiter()
        _ = limiter.count(try RateLimiter.Key("sessions ada@example.com"), limit: 10, every: 3600, at: now)
        let passwords = try PasswordService(
            policy: VerificationPolicy(), registry: .standard, memoryBudget: 64 << 20, maximumWaiting: 1,
            maximumWait: .seconds(1),
            batches: true, hangUps: HangUps())
        let keyFile = folder.appending(path: "keys").path(percentEncoded: false)
        try Data(secret.utf8).write(to: URL(filePath: keyFile))
        let keys = try ProjectKeys(path: keyFile, logger: logger)
        let state = ServiceState(
            store: service.store, project: "p", keys: keys, settings: ProjectSettings(), now: { now },
            passwords: passwords,
            limiter: limiter, metrics: MetricsRegistry(),
            log: ServiceLog(logger, showsAddresses: true), logger: logger)
        let account = SignedInUser(user: user, session: session)
        let caller = Caller.user(account)
        let parameters = Parameters(path: [:], others: ["password": .string(secret)])
        let call = Call(
            service: state, caller: caller, parameters: parameters, headers: [.authorization: secret],
            host: "h", ip: secret, connection: ClientConnection(id: ObjectIdentifier(limiter)) { true }, now: now)
        var answer = Answer.object(["secret": .string(secret)])
        answer.cookie = SessionCookie(sessionSecret, expire: now)
        let values: [Any] = [
            service, configuration, state, passwords, call, call.passwords, caller, account, Caller.key(key), key, keys,
            session, user,
            parameters, answer, answer.body, SessionCookie(sessionSecret, expire: now), limiter,
            Dispatcher(service: state), CallerResolver(service: state), service.store,
            SessionToken(userId: secret, sessionId: secret, expire: now),
            new,
        ]
        for value in values + [sessionSecret] {
            let text = "\(value)" + String(reflecting: value)
            for hidden in [sessionSecret.secret, sessionSecret.text, "\(signingKey[0]), \(signingKey[1])"] {
                #expect(!text.contains(hidden), "\(type(of: value))")
            }
        }
        _ = try await service.store.close()
        return values
    }
}
