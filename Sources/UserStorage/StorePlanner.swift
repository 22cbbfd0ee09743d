internal import AppwriteHashes
internal import AppwriteUsers
public import PasswordHashing
public import PasswordVerification
public import UserImport

/// Decides what the embedded store keeps of a record: every hash of the accepted schemes, in the form of a create call
/// where one carries it, and as found otherwise.
public struct StorePlanner: ImportPlanning {
    /// What is decided where a record leaves a choice.
    public let policy: ImportPolicy
    private let keeper: HashKeeper
    private let hashesPlainWithBcrypt: Bool

    /// Makes a planner.
    /// - Parameters:
    ///   - accepting: The schemes that a log-in accepts: what it would refuse is not kept.
    ///   - hashesPlainWithBcrypt: Whether plain passwords are hashed with bcrypt alone, which takes none over 72 bytes and
    ///     none with a NUL: such a password is not carried.
    ///   - pepper: The keys that the store's verifier has for hashes that were made with one.
    ///   - registry: The schemes that the store's verifier knows.
    public init(
        policy: ImportPolicy = ImportPolicy(), accepting accepted: AcceptedSchemes = .users,
        hashesPlainWithBcrypt: Bool = false, pepper: Pepper? = nil, registry: SchemeRegistry = .standard
    ) {
        self.policy = policy
        self.hashesPlainWithBcrypt = hashesPlainWithBcrypt
        keeper = HashKeeper(accepted: accepted, limits: policy.limits, registry: registry, pepper: pepper)
    }

    public func plan(_ record: UserRecord) throws(RowRejection) -> StorePlan {
        var checked = try CheckedRecord(record, policy: policy)
        var password = password(of: record, checked)
        var create: CreateUser?
        if checked.exclusion == nil, !isSkipped(password) {
            do {
                create = try checked.call(credential(password))
            } catch {
                // A rule of a call's fields: the store verifies the hash all the same.
                let kept: PlannedPassword<StorePassword>? =
                    if case .stored(let stored) = record.credential { keeper.keep(stored) } else { nil }
                password =
                    kept.flatMap { $0.loss == nil ? $0 : nil }
                    ?? password.lost(.wireRule, RowRejection(error).kind)
                create = isSkipped(password) ? nil : try checked.callWithoutPassword()
            }
        }
        let followUps = if let create { try checked.updates(after: create) } else { [UserUpdate]() }
        return StorePlan(checked, create: create, followUps: followUps, password: password)
    }

    private func credential(_ password: PlannedPassword<StorePassword>) -> CreateUser.Credential {
        if case .call(let credential)? = password.form { credential } else { .none }
    }

    private func isSkipped(_ password: PlannedPassword<StorePassword>) -> Bool {
        password.loss != nil && policy.uncarriable == .skip
    }

    private func password(of record: UserRecord, _ checked: CheckedRecord) -> PlannedPassword<StorePassword> {
        switch record.credential {
        case .none: PlannedPassword(nil, .noPassword)
        case .marked: PlannedPassword(nil, .marked)
        case .plain(let password): plain(password, .plain)
        case .clearText(let password): plain(password, .clearText)
        case .refused(let reason): .uncarriable(reason)
        case .unusable(let reason): .uncarriable(UncarriableReason(.unusable, reason))
        case .stored(let stored): hash(stored, checked)
        }
    }

    private func plain(_ password: String, _ route: CarryRoute) -> PlannedPassword<StorePassword> {
        guard hashesPlainWithBcrypt, password.utf8.count > Bcrypt.passwordByteCount || password.utf8.contains(0) else {
            return PlannedPassword(.call(.plain(password)), route)
        }
        let message = "the destination hashes with bcrypt, which takes no password over 72 bytes and none with a NUL"
        return .uncarriable(UncarriableReason(.wireRule, message))
    }

    private func hash(_ stored: StoredHash, _ checked: CheckedRecord) -> PlannedPassword<StorePassword> {
        guard checked.email == nil else { return keeper.password(stored) }
        // No call makes a user with a hash and without an address: as found.
        let kept = keeper.keep(stored)
        guard kept.loss == nil else {
            // The same reason, with the scheme.
            let password = keeper.password(stored)
            return password.loss == nil ? kept : password
        }
        return PlannedPassword(
            kept.form,
            .needsSetting("an e-mail address to log in with: the row has \(checked.whatThereIsInstead) only"),
            scheme: kept.scheme, strength: kept.strength)
    }
}
