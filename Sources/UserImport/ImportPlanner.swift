public import AppwriteUsers
internal import CryptoPrimitives
internal import JSONText
public import PasswordHashing

/// Decides what is sent for a record: pure, and the same for the same record.
///
/// Builds only calls that the wire's rules allow, and never one whose hash the destination would store but not verify.
public struct ImportPlanner: Sendable {
    /// What is decided where a record leaves a choice.
    public let policy: ImportPolicy

    /// Makes a planner of a policy.
    public init(policy: ImportPolicy = ImportPolicy()) {
        self.policy = policy
    }

    /// Plans one record.
    /// - Throws: the field that the wire does not allow and that is not a matter of the password; the row is then
    ///   left to whoever can correct it.
    public func plan(_ record: UserRecord) throws(RowRejection) -> UserPlan {
        let identity = try Identity(record, strict: policy.strictFields)
        let (credential, route, scheme, strength) = credential(of: record, identity)
        let registration =
            policy.keepsRegistration ? record.createdAt.flatMap { SourceMoment(FieldText.trimmed($0))?.timestamp } : nil
        let exclusion = exclusion(of: record)
        var create: CreateUser?
        var finalRoute = route
        if exclusion != nil {
            create = nil
        } else if case .uncarriable = route, policy.uncarriable == .skip {
            create = nil
        } else {
            do {
                create = try createUser(identity, credential)
            } catch {
                guard credential != .none else { throw RowRejection(error) }
                // Only the credential is left to break a rule: the other fields passed when `Identity` was made.
                finalRoute = .uncarriable(UncarriableReason(.wireRule, RowRejection(error).kind))
                create = policy.uncarriable == .skip ? nil : try createWithoutPassword(identity)
            }
        }
        var problems = record.problems + identity.problems
        let followUps = try followUps(record, identity, create, &problems)
        return UserPlan(
            userID: identity.userID, email: identity.email, phone: identity.phone, create: create,
            followUps: followUps, route: finalRoute, scheme: scheme,
            strength: strength, mappedFrom: record.id.flatMap { $0 == identity.userID.text ? nil : $0 },
            lostFields: record.createdAt == nil || registration != nil ? [] : ["createdAt"],
            exclusion: exclusion, hasNoWayIn: route.hasNoPassword && !record.isFederated && identity.phone == nil,
            registration: registration, problems: problems)
    }

    private func exclusion(of record: UserRecord) -> UserExclusion? {
        if record.isDeleted, !policy.includesDeleted { return .deleted }
        return record.isAnonymous && !policy.includesAnonymous ? .anonymous : nil
    }

    /// The endpoint that verifies a hash, for a user with an e-mail address; nil where there is none, and the route
    /// says why.
    public func endpoint(for stored: StoredHash) -> (endpoint: CreateUser.Endpoint?, route: CarryRoute) {
        var record = UserRecord()
        record.email = "user@example.com"
        record.credential = .stored(stored)
        guard let plan = try? plan(record), let create = plan.create else { return (nil, .noPassword) }
        guard case .uncarriable = plan.route else { return (create.endpoint, plan.route) }
        return (nil, plan.route)
    }

    private func createUser(
        _ identity: Identity, _ credential: CreateUser.Credential
    ) throws(WireRuleViolation) -> CreateUser {
        try CreateUser(
            userId: identity.userID, email: identity.email, phone: credential.takesPhone ? identity.phone : nil,
            name: identity.name, credential: credential,
            allowLegacySHAVersions: policy.allowsLegacySHAVersions)
    }

    private func createWithoutPassword(_ identity: Identity) throws(RowRejection) -> CreateUser {
        do { return try createUser(identity, .none) } catch { throw RowRejection(error) }
    }

    private func plain(
        _ password: String, _ route: CarryRoute
    ) -> (CreateUser.Credential, CarryRoute, Scheme?, HashStrength?) {
        guard policy.hashesPlainWithBcrypt,
            password.utf8.count > Bcrypt.passwordByteCount || password.utf8.contains(0)
        else { return (.plain(password), route, nil, nil) }
        let message = "the destination hashes with bcrypt, which takes no password over 72 bytes and none with a NUL"
        return (.none, .uncarriable(UncarriableReason(.wireRule, message)), nil, nil)
    }

    private func credential(
        of record: UserRecord, _ identity: Identity
    ) -> (CreateUser.Credential, CarryRoute, Scheme?, HashStrength?) {
        switch record.credential {
        case .none: return (.none, .noPassword, nil, nil)
        case .marked: return (.none, .marked, nil, nil)
        case .plain(let password): return plain(password, .plain)
        case .clearText(let password): return plain(password, .clearText)
        case .refused(let reason): return (.none, .uncarriable(reason), nil, nil)
        case .unusable(let reason): return (.none, .uncarriable(UncarriableReason(.unusable, reason)), nil, nil)
        case .stored(let stored):
            let (answer, scheme, strength) = CredentialCarrier(limits: policy.limits).carry(stored)
            switch answer {
            case .failure(let reason): return (.none, .uncarriable(reason), scheme, strength)
            case .success(let carried):
                guard identity.email != nil else {
                    let message = "a hash can only be sent with an e-mail address, and the row has none"
                    return (.none, .uncarriable(UncarriableReason(.noEmail, message)), scheme, strength)
                }
                return (carried.credential, carried.route, scheme, strength)
            }
        }
    }

    private func followUps(
        _ record: UserRecord, _ identity: Identity, _ create: CreateUser?, _ problems: inout [FieldProblem]
    ) throws(RowRejection) -> [UserUpdate] {
        guard let create else { return [] }
        var updates: [UserUpdate] = []
        if let phone = identity.phone, create.phone == nil { updates.append(.phone(phone)) }
        if record.emailVerified, identity.email != nil { updates.append(.emailVerification(true)) }
        if record.phoneVerified, identity.phone != nil { updates.append(.phoneVerification(true)) }
        if record.disabled { updates.append(.status(false)) }
        if !record.labels.isEmpty, let labels = try labels(record.labels, &problems) { updates.append(.labels(labels)) }
        if let object = record.preferences, !object.isEmpty {
            do {
                updates.append(.prefs(try Preferences(object)))
            } catch {
                try note(error, &problems)
            }
        }
        return updates
    }

    /// The labels that the wire allows; each of the others is left out by itself.
    private func labels(_ items: [String], _ problems: inout [FieldProblem]) throws(RowRejection) -> Labels? {
        do {
            return try Labels(items)
        } catch {
            try note(error, &problems)
            let allowed = items.filter { (try? Labels([$0])) != nil }
            return allowed.isEmpty ? nil : try? Labels(allowed)
        }
    }

    private func note(_ violation: WireRuleViolation, _ problems: inout [FieldProblem]) throws(RowRejection) {
        if policy.strictFields { throw RowRejection(violation) }
        problems.append(FieldProblem(violation))
    }
}

extension CreateUser.Credential {
    /// Whether the credential's endpoint takes a phone number with the create call: only the plain one does.
    fileprivate var takesPhone: Bool { endpoint == .plain }
}

/// The fields of a record that say who the user is, checked against the wire's rules.
private struct Identity {
    let userID: UserID
    let email: EmailAddress?
    let phone: PhoneNumber?
    let name: DisplayName?
    /// The optional fields that the wire does not allow.
    private(set) var problems: [FieldProblem] = []

    init(_ record: UserRecord, strict: Bool) throws(RowRejection) {
        do {
            email = try record.email.map { text throws(WireRuleViolation) in try EmailAddress(text) }
        } catch {
            throw RowRejection(error)
        }
        var problems: [FieldProblem] = []
        func optional<Value>(
            _ text: String?, _ make: (String) throws(WireRuleViolation) -> Value
        ) throws(RowRejection) -> Value? {
            guard let text else { return nil }
            do {
                return try make(text)
            } catch {
                if strict { throw RowRejection(error) }
                problems.append(FieldProblem(error))
                return nil
            }
        }
        phone = try optional(record.phone, PhoneNumber.init)
        name = try optional(record.name, DisplayName.init)
        self.problems = problems
        // Without an id of its own a user gets one from what else is unique, so that a second run finds it again.
        guard let source = record.id ?? email?.text ?? phone?.text else {
            throw RowRejection(
                field: nil,
                reason: "has no id, no e-mail address and no phone number: nothing tells this user from others")
        }
        do {
            userID = try UserID.mapped(from: source)
        } catch {
            throw RowRejection(field: "id", reason: "cannot be turned into one that the destination takes: \(error)")
        }
    }
}

extension UserID {
    /// The id itself where the wire allows it, and otherwise one made from its SHA-256.
    fileprivate static func mapped(from source: String) throws(PrimitiveError) -> UserID {
        if let id = try? UserID(source) { return id }
        let digest = try MessageDigest.sha256.digest(Array(source.utf8).span).copyBytes()
        return UserID.mapped(from: source) { _ in digest }
    }
}

extension FieldProblem {
    fileprivate init(_ violation: WireRuleViolation) {
        self.init(field: violation.field.rawValue, reason: "\(violation.rule)")
    }
}

extension RowRejection {
    fileprivate init(_ violation: WireRuleViolation) {
        self.init(field: violation.field.rawValue, reason: "\(violation.rule)")
    }
}
