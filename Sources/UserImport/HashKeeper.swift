internal import PasswordHashing

/// Decides which hashes the embedded store keeps as found: all that it will verify at a log-in.
struct HashKeeper {
    let accepted: AcceptedSchemes
    let limits: HashLimits
    let registry: SchemeRegistry

    /// A hash that is kept, its scheme declared, and how well it withstands guessing.
    struct Kept {
        let stored: StoredHash
        let scheme: Scheme
        let route: CarryRoute
        let strength: HashStrength
    }

    /// The hash as found, or what stands behind another system's prefix; or why no log-in would verify it.
    func keep(_ stored: StoredHash) -> Result<Kept, UncarriableReason> {
        guard stored.options.pepper == nil else {
            return .failure(
                UncarriableReason(.noEndpoint, "made with a pepper, whose key the destination does not have"))
        }
        let inner = WrappedHash.unwrapped(stored)
        do throws(HashFormatError) {
            return keep(
                inner ?? stored, try registry.parse(inner ?? stored), inner == nil ? .carried : .reencoded(.unwrapped))
        } catch {
            return .failure(UncarriableReason(error))
        }
    }

    /// Whether hashes of a scheme are accepted, or why not.
    func refusal(of scheme: Scheme) -> UncarriableReason? {
        guard let type = registry.type(of: scheme) else { return nil }
        // The password itself is no hash to be kept, whatever an application lists.
        guard accepted.accepts(type), type.descriptor.protection != .clearText else {
            return UncarriableReason(.notAccepted, "\(type.descriptor.title): none of the kinds that are accepted")
        }
        return nil
    }

    private func keep(
        _ stored: StoredHash, _ hash: any PasswordHash, _ route: CarryRoute
    ) -> Result<Kept, UncarriableReason> {
        let type = type(of: hash)
        if let refusal = refusal(of: type.scheme) { return .failure(refusal) }
        guard accepted.accepts(hash), hash.protection != .clearText else {
            return .failure(
                UncarriableReason(.notAccepted, "\(type.descriptor.title): none of the kinds that are accepted"))
        }
        if let violation = hash.violation(of: limits) {
            return .failure(UncarriableReason(.refused, "\(violation)"))
        }
        // SQLite ends a text at NUL.
        guard !stored.hash.utf8.contains(0) else {
            let message = "\(type.descriptor.title): the text has a NUL, at which databases end a text"
            return .failure(UncarriableReason(.noEndpoint, message))
        }
        var kept = stored
        kept.declaredScheme = type.scheme
        return .success(Kept(stored: kept, scheme: type.scheme, route: route, strength: hash.strength))
    }
}
