internal import AppwriteUsers
internal import PasswordHashing
internal import PasswordVerification
internal import UserStorage

/// The hashes of one call: given up when its client hangs up.
struct CallPasswords: Sendable, Redacted {
    let service: PasswordService
    let connection: ClientConnection
    let metrics: MetricsRegistry
    let log: ServiceLog

    /// Hashes a new password as the policy prefers.
    func hash(_ password: String) async throws -> StoredHash {
        do {
            return try await computing { try await $0.hash(Password(password)) }
        } catch let error as VerificationError {
            if error.code == .passwordUnsupported {
                throw ServiceError.invalid(
                    "password", "Password must be at most \(Bcrypt.passwordByteCount) bytes long, without NUL.")
            }
            throw ServiceError(poolFailure: error) ?? error
        }
    }

    /// Why no password will ever match a hash at a log-in here, or nil where one may.
    func refusal(of stored: StoredHash) -> VerificationError.Code? {
        do throws(VerificationError) {
            _ = try service.verifier.admit(stored)
            return nil
        } catch {
            return error.code
        }
    }

    /// Whether a password is the one of a hash; a hash that cannot be verified is nobody's.
    func verify(_ password: String, against stored: StoredHash) async throws -> Bool {
        do {
            let verification = try await computing { try await $0.verify(Password(password), against: stored) }
            if case .match = verification.verdict { return true }
            return false
        } catch let error as VerificationError {
            if let failure = ServiceError(poolFailure: error) { throw failure }
            return false
        }
    }

    /// Logs a user in (`PasswordLogin`), and runs `body` in the transaction that does.
    func logIn<Value: Sendable>(
        email: String, password: String, to store: UserStore, at time: Timestamp,
        then body: @escaping @Sendable (StoredUser, StoreTransaction) throws -> Value
    ) async throws -> PasswordLogin.Outcome<Value> {
        do {
            let outcome = try await computing { verifier in
                try await PasswordLogin(store: store, verifier: verifier)(
                    email: email, password: Password(password), at: time, then: body)
            }
            if case .success(_, let scheme, .renewed) = outcome { metrics.renewedHashes.count(scheme.name) }
            return outcome
        } catch is CancellationError {
            // Nobody waits for the answer any more.
            throw ServiceError.overloaded
        } catch let error as VerificationError {
            if let failure = ServiceError(poolFailure: error) { throw failure }
            // The hash breaks its scheme's rules or limits: no password is right.
            metrics.unverifiableHashes.count(error.scheme?.name ?? "unknown", error.code.rawValue)
            log.foundUnverifiableHash()
            return .invalidCredentials
        }
    }

    private func computing<Value: Sendable>(
        _ operation: @escaping @Sendable (Verifier) async throws -> Value
    ) async throws -> Value {
        let verifier = service.verifier
        return try await service.hangUps.cancelling(connection) { try await operation(verifier) }
    }
}

extension ServiceError {
    /// The answer where there was no place, no time or no memory, which says nothing of the user; nil for other failures.
    init?(poolFailure error: VerificationError) {
        switch error.code {
        case .overloaded, .timedOut, .cancelled, .backend:
            self = .overloaded
            let seconds = error.retryAfter.map { Int(($0 / .seconds(1)).rounded(.up)) } ?? 1
            retryAfter = min(max(seconds, 1), 60)
        default: return nil
        }
    }
}
