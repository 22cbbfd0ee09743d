internal import AppwriteHashes
internal import AppwriteUsers
internal import PasswordHashing
internal import PasswordVerification
internal import UserImport

/// Decides which hashes the embedded store keeps, and in which form: all that it will verify at a log-in.
struct HashKeeper {
    let accepted: AcceptedSchemes
    let limits: HashLimits
    let registry: SchemeRegistry
    /// The keys that the store's verifier has.
    let pepper: Pepper?

    /// What the store gets of a hash: what a create call carries of it, or the hash as found.
    func password(_ stored: StoredHash) -> PlannedPassword<StorePassword> {
        let carried = carry(stored)
        // The call's form has no place for a dialect, which the store keeps.
        guard carried.loss?.code == .noEndpoint || stored.options[.dialect] != nil else { return carried }
        let kept = keep(stored)
        guard let loss = kept.loss else { return kept }
        return .uncarriable(loss, scheme: carried.scheme, strength: carried.strength)
    }

    /// The hash in the form of a create call, or why no call carries it.
    private func carry(_ stored: StoredHash) -> PlannedPassword<StorePassword> {
        let inner = WrappedHash.unwrapped(stored)
        let read: ReadHash
        do {
            read = try ReadHash(inner ?? stored, registry: registry)
        } catch {
            return .uncarriable(error.reason, scheme: error.scheme)
        }
        let (scheme, strength) = (read.scheme, read.hash.strength)
        if let violation = read.hash.violation(of: limits) {
            return .uncarriable(UncarriableReason(.refused, "\(violation)"), scheme: scheme, strength: strength)
        }
        switch HashKind.form(of: read.hash, writtenAs: inner ?? stored) {
        case .failure(let refusal):
            return .uncarriable(UncarriableReason(.noEndpoint, refusal.message), scheme: scheme, strength: strength)
        case .success(let form):
            if let refusal = refusal(of: scheme) { return .uncarriable(refusal, scheme: scheme, strength: strength) }
            let change = inner == nil ? form.change : .unwrapped
            return PlannedPassword(
                .call(form.credential), change.map(CarryRoute.reencoded) ?? .carried, scheme: scheme,
                strength: strength)
        }
    }

    /// The hash as found, or what stands behind another system's prefix; or why no log-in would verify it.
    func keep(_ stored: StoredHash) -> PlannedPassword<StorePassword> {
        if let id = stored.options.pepper { return keep(stored, underPepper: id) }
        let inner = WrappedHash.unwrapped(stored)
        do throws(HashFormatError) {
            return keep(
                inner ?? stored, try registry.parse(inner ?? stored), inner == nil ? .carried : .reencoded(.unwrapped))
        } catch {
            return .uncarriable(UncarriableReason(error))
        }
    }

    /// A hash that one of our own verifiers made with a pepper: of use where the key is.
    private func keep(_ stored: StoredHash, underPepper id: String) -> PlannedPassword<StorePassword> {
        var bare = stored
        bare.options.pepper = nil
        let password = keep(bare)
        guard case .kept(var kept)? = password.form else { return password }
        kept.options.pepper = id
        let route =
            pepper?.hasKey(id) == true
            ? password.route : CarryRoute.needsSetting("--pepper-file with the key that the hash was made with")
        return PlannedPassword(.kept(kept), route, scheme: password.scheme, strength: password.strength)
    }

    /// Why hashes of a scheme are not accepted; nil where they are.
    private func refusal(of scheme: Scheme) -> UncarriableReason? {
        guard let type = registry.type(of: scheme) else { return nil }
        // The password itself is no hash to be kept, whatever an application lists.
        guard accepted.accepts(type), type.descriptor.protection != .clearText else {
            return UncarriableReason(.notAccepted, "\(type.descriptor.title): none of the kinds that are accepted")
        }
        return nil
    }

    private func keep(
        _ stored: StoredHash, _ hash: any PasswordHash, _ route: CarryRoute
    ) -> PlannedPassword<StorePassword> {
        let type = type(of: hash)
        if let refusal = refusal(of: type.scheme) { return .uncarriable(refusal) }
        guard accepted.accepts(hash), hash.protection != .clearText else {
            return .uncarriable(
                UncarriableReason(.notAccepted, "\(type.descriptor.title): none of the kinds that are accepted"))
        }
        if let violation = hash.violation(of: limits) {
            return .uncarriable(UncarriableReason(.refused, "\(violation)"))
        }
        // SQLite ends a text at NUL.
        guard !stored.hash.utf8.contains(0) else {
            let message = "\(type.descriptor.title): the text has a NUL, at which databases end a text"
            return .uncarriable(UncarriableReason(.noEndpoint, message))
        }
        var kept = stored
        kept.declaredScheme = type.scheme
        return PlannedPassword(.kept(kept), route, scheme: type.scheme, strength: hash.strength)
    }
}
