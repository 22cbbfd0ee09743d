internal import AppwriteHashes
internal import AppwriteUsers
internal import PasswordHashing
public import UserImport

extension StorePlan {
    /// The hash that the store will have, if it has one from the plan.
    var plannedHash: StoredHash? { kept ?? create.flatMap { StoredHash($0.credential) } }

    /// What a login of the store verifies.
    public var expectedPassword: ExpectedPassword {
        if let plannedHash { return .hash(plannedHash) }
        guard case .plain(let password)? = create?.credential else { return .none }
        return .plain(password)
    }
}
