internal import AppwriteHashes
internal import AppwriteUsers
internal import PasswordHashing
internal import UserImport

/// Turns a stored hash into the credential of the endpoint that verifies it, as the table of ``HashKind`` says.
struct CredentialCarrier {
    let limits: HashLimits
    let registry: SchemeRegistry

    /// The credential of a stored hash and how it got its form, or why there is none.
    func carry(_ stored: StoredHash) -> PlannedPassword<CreateUser.Credential> {
        guard let inner = WrappedHash.unwrapped(stored) else { return carryAsWritten(stored) }
        let password = carryAsWritten(inner)
        guard password.loss == nil else { return password }
        return PlannedPassword(
            password.form, .reencoded(.unwrapped), scheme: password.scheme, strength: password.strength)
    }

    private func carryAsWritten(_ stored: StoredHash) -> PlannedPassword<CreateUser.Credential> {
        let read: ReadHash
        do {
            read = try ReadHash(stored, registry: registry)
        } catch {
            return .uncarriable(error.reason, scheme: error.scheme)
        }
        let strength = read.hash.strength
        if let violation = read.hash.violation(of: limits) {
            return .uncarriable(UncarriableReason(.refused, "\(violation)"), scheme: read.scheme, strength: strength)
        }
        switch HashKind.form(of: read.hash, writtenAs: stored) {
        case .success(let form):
            let route = form.change.map(CarryRoute.reencoded) ?? .carried
            return PlannedPassword(form.credential, route, scheme: read.scheme, strength: strength)
        case .failure(let refusal):
            return .uncarriable(
                UncarriableReason(.noEndpoint, refusal.message), scheme: read.scheme, strength: strength)
        }
    }
}
