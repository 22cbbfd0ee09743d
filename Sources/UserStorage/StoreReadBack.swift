internal import AppwriteUsers
internal import GRDB
internal import PasswordHashing
public import PasswordVerification
internal import Synchronization
public import UserImport

/// Reads users back from the embedded store, and logs known ones in; what a login writes is taken back with it.
///
/// A hash in the place of the planned one is renewed where a login or a change has set it and the time of the password is
/// still the import's: a renewal leaves it, a new password does not. A hash that a later import has replaced and a login
/// has renewed then counts as changed.
public struct StoreReadBack: UserReadBack {
    private let store: UserStore
    private let login: PasswordLogin

    /// Reads a store, and logs in with what a verifier accepts.
    public init(store: UserStore, verifier: Verifier) {
        self.store = store
        login = PasswordLogin(store: store, verifier: verifier)
    }

    public func compare(_ plans: [StorePlan]) async throws -> [ReadBack] {
        try await store.read { transaction in try plans.map { try transaction.readBack($0) } }
    }

    public func logIn(_ login: KnownLogin, userID: String, email: String) async throws -> LoginProof {
        do {
            let outcome = try await self.login(email: email, password: login.password) { user, _ -> Never in
                // Undoes the renewal, and the mark that the password was used.
                throw LoggedIn(userID: user.id)
            }
            switch outcome {
            case .success(let never, scheme: _, _): switch never {}
            case .invalidCredentials: return .refused("the store refused the address or the password")
            case .blocked: return .refused("the user is blocked")
            }
        } catch let proof as LoggedIn {
            guard proof.userID == userID else { return .refused("the address logged another user in") }
            return .worked(changes: [])
        } catch let error as VerificationError {
            return .refused("the hash cannot be verified: \(error)")
        }
    }

    /// Ends the transaction of a login that worked.
    private struct LoggedIn: Error, Redacted {
        let userID: String
    }
}

extension StoreTransaction {
    fileprivate func readBack(_ plan: StorePlan) throws -> ReadBack {
        let sql = """
            SELECT id, password, scheme, options, passwordRenewed, passwordUpdate, createdAt FROM users WHERE id = ?
            """
        guard let row = try rows(sql, [plan.userID]).first else { return .missing }
        guard row["id"] as String == plan.userID else {
            return .different(RowRejection(field: "id", reason: "is there in another spelling"))
        }
        let found = try StoredHash(row).map(opened)
        guard let planned = plan.plannedHash else {
            guard case .plain? = plan.create?.credential else { return found == nil ? .withoutPassword : .changed }
            return found.map(ReadBack.made) ?? .different(Self.missingHash)
        }
        guard let found else { return .different(Self.missingHash) }
        if found == planned { return .equal }
        if row["passwordRenewed"] {
            let created = row.time("createdAt")
            let planned = min(plan.passwordChangedAt ?? created, created)
            return row.time(ifAny: "passwordUpdate") == planned ? .renewed : .changed
        }
        let isText = found.hash == planned.hash
        return .different(
            RowRejection(field: isText ? "options" : "hash", reason: "differ from what the destination has"))
    }

    private static var missingHash: RowRejection {
        RowRejection(field: "hash", reason: "is missing at the destination")
    }
}
