internal import AppwriteHashes
internal import AppwriteUsers
internal import PasswordHashing
internal import UserImport

/// Turns a stored hash into the credential of the endpoint that verifies it, as the table of ``HashKind`` says.
struct CredentialCarrier {
    let target: AppwriteTarget
    let limits: HashLimits
    let registry: SchemeRegistry

    /// The credential of a stored hash and how it got its form, or why there is none.
    func carry(_ stored: StoredHash) -> PlannedPassword<CreateUser.Credential> {
        guard let inner = WrappedHash.unwrapped(stored) else { return carryAsWritten(stored) }
        let password = carryAsWritten(inner)
        switch password.route {
        case .carried, .reencoded:
            return PlannedPassword(
                password.form, .reencoded(.unwrapped), scheme: password.scheme, strength: password.strength)
        default: return password
        }
    }

    private func carryAsWritten(_ stored: StoredHash) -> PlannedPassword<CreateUser.Credential> {
        let read: ReadHash
        do {
            read = try ReadHash(stored, registry: registry)
        } catch {
            return .uncarriable(error.reason, scheme: error.scheme)
        }
        if let violation = read.hash.violation(of: limits) {
            let reason = UncarriableReason(.refused, "\(violation)")
            return .uncarriable(reason, scheme: read.scheme, strength: read.hash.strength)
        }
        switch HashKind.form(of: read.hash, writtenAs: stored) {
        case .success(let form): return carry(read, form)
        case .failure(let refusal): return carryCompatibly(read, otherwise: refusal)
        }
    }

    private func carry(_ read: ReadHash, _ form: EndpointForm) -> PlannedPassword<CreateUser.Credential> {
        let strength = read.hash.strength
        if target.upgradesWeakArgon2, strength < .strong, let renewable = form.renewable {
            return PlannedPassword(
                renewable.credential, .compatible(Self.renewed), scheme: read.scheme, strength: strength)
        }
        let route = form.change.map(CarryRoute.reencoded) ?? .carried
        return PlannedPassword(form.credential, route, scheme: read.scheme, strength: strength)
    }

    /// A hash that no endpoint documents.
    private func carryCompatibly(
        _ read: ReadHash, otherwise refusal: EndpointRefusal
    ) -> PlannedPassword<CreateUser.Credential> {
        let strength = read.hash.strength
        guard let form = EndpointForm.crypt(read.hash) else {
            return .uncarriable(
                UncarriableReason(.noEndpoint, refusal.message), scheme: read.scheme, strength: strength)
        }
        guard target.allowsCompatible else {
            let title = type(of: read.hash).descriptor.title
            let message =
                "\(title): the destination verifies it behind the endpoint for bcrypt, and does not document it; "
                + "--allow-compatible sends it there"
            return .uncarriable(UncarriableReason(.noEndpoint, message), scheme: read.scheme, strength: strength)
        }
        return PlannedPassword(form.credential, .compatible(Self.crypt), scheme: read.scheme, strength: strength)
    }

    private static let crypt = "crypt(3) behind the endpoint for bcrypt, which does not document it"
    private static let renewed =
        "Argon2 under today's minimum behind the endpoint for bcrypt, so that a login replaces it"
}
