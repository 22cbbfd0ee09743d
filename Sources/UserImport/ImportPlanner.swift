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
    /// The schemes that the destination knows.
    public let registry: SchemeRegistry

    /// Makes a planner of a policy, and of the schemes that the destination knows.
    public init(policy: ImportPolicy = ImportPolicy(), registry: SchemeRegistry = .standard) {
        self.policy = policy
        self.registry = registry
    }

    /// Plans one record.
    /// - Throws: the field that the wire does not allow and that is not a matter of the password; the row is then
    ///   left to whoever can correct it.
    public func plan(_ record: UserRecord) throws(RowRejection) -> UserPlan {
        let identity = try Identity(record, strict: policy.strictFields)
        var planned = credential(of: record, identity)
        let registration =
            policy.keepsRegistration ? record.createdAt.flatMap { SourceMoment(FieldText.trimmed($0))?.timestamp } : nil
        let exclusion = exclusion(of: record)
        var create: CreateUser?
        if exclusion != nil || isSkipped(planned) {
            create = nil
        } else {
            do {
                create = try createUser(identity, planned.credential)
            } catch {
                guard planned.credential != .none else { throw RowRejection(error) }
                // Only the credential is left to break a rule: the other fields passed when `Identity` was made.
                planned = keeping(record) ?? .uncarriable(.wireRule, RowRejection(error).kind, as: planned)
                create = isSkipped(planned) ? nil : try createWithoutPassword(identity)
            }
        }
        var problems = record.problems + identity.problems
        let followUps = try followUps(record, identity, create, &problems)
        return UserPlan(
            userID: identity.userID, email: identity.email, phone: identity.phone, create: create,
            kept: planned.kept, followUps: followUps, route: planned.route, scheme: planned.scheme,
            strength: planned.strength, mappedFrom: record.id.flatMap { $0 == identity.userID.text ? nil : $0 },
            lostFields: record.createdAt == nil || registration != nil ? [] : ["createdAt"],
            exclusion: exclusion,
            hasNoWayIn: planned.route.hasNoPassword && !record.isFederated && identity.phone == nil,
            registration: registration, problems: problems)
    }

    private func isSkipped(_ planned: PlannedCredential) -> Bool {
        if case .uncarriable = planned.route { policy.uncarriable == .skip } else { false }
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

    private func plain(_ password: String, _ route: CarryRoute) -> PlannedCredential {
        guard policy.hashesPlainWithBcrypt,
            password.utf8.count > Bcrypt.passwordByteCount || password.utf8.contains(0)
        else { return PlannedCredential(.plain(password), route) }
        let message = "the destination hashes with bcrypt, which takes no password over 72 bytes and none with a NUL"
        return .uncarriable(.wireRule, message)
    }

    private func credential(of record: UserRecord, _ identity: Identity) -> PlannedCredential {
        switch record.credential {
        case .none: PlannedCredential(.none, .noPassword)
        case .marked: PlannedCredential(.none, .marked)
        case .plain(let password): plain(password, .plain)
        case .clearText(let password): plain(password, .clearText)
        case .refused(let reason): PlannedCredential(.none, .uncarriable(reason))
        case .unusable(let reason): .uncarriable(.unusable, reason)
        case .stored(let stored): hash(stored, identity)
        }
    }

    private func hash(_ stored: StoredHash, _ identity: Identity) -> PlannedCredential {
        var planned = sent(stored)
        if let keeper, planned.isWithoutEndpoint || stored.options[.dialect] != nil {
            // The endpoint's form has no place for a dialect, which the store keeps.
            planned = PlannedCredential(keeper.keep(stored), otherwise: planned)
        }
        if case .uncarriable = planned.route { return planned }
        guard identity.email != nil else {
            let message = "a hash can only be sent with an e-mail address, and the row has none"
            return .uncarriable(.noEmail, message, as: planned)
        }
        return planned
    }

    /// What an endpoint takes.
    private func sent(_ stored: StoredHash) -> PlannedCredential {
        let (answer, scheme, strength) = CredentialCarrier(limits: policy.limits, registry: registry).carry(stored)
        switch answer {
        case .failure(let reason):
            return PlannedCredential(.none, .uncarriable(reason), scheme: scheme, strength: strength)
        case .success(let carried):
            if let scheme, let refusal = keeper?.refusal(of: scheme) {
                return PlannedCredential(.none, .uncarriable(refusal), scheme: scheme, strength: strength)
            }
            return PlannedCredential(carried.credential, carried.route, scheme: scheme, strength: strength)
        }
    }

    /// What the store keeps of a hash that an endpoint would take but for a rule of its fields; nil for every other.
    private func keeping(_ record: UserRecord) -> PlannedCredential? {
        guard let keeper, case .stored(let stored) = record.credential, case .success(let kept) = keeper.keep(stored)
        else { return nil }
        return PlannedCredential(kept)
    }

    /// Nil where the destination is none that keeps hashes as found.
    private var keeper: HashKeeper? {
        guard case .store(let accepted) = policy.destination else { return nil }
        return HashKeeper(accepted: accepted, limits: policy.limits, registry: registry)
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

/// How a record's password fares.
private struct PlannedCredential {
    let credential: CreateUser.Credential
    /// The hash that the store keeps as found, beside a call without credential.
    private(set) var kept: StoredHash?
    let route: CarryRoute
    private(set) var scheme: Scheme?
    private(set) var strength: HashStrength?

    init(
        _ credential: CreateUser.Credential, _ route: CarryRoute, scheme: Scheme? = nil, strength: HashStrength? = nil
    ) {
        (self.credential, self.route, self.scheme, self.strength) = (credential, route, scheme, strength)
    }

    /// Whether no endpoint verifies the hash.
    var isWithoutEndpoint: Bool {
        if case .uncarriable(let reason) = route { reason.code == .noEndpoint } else { false }
    }

    init(_ kept: HashKeeper.Kept) {
        self.init(.none, kept.route, scheme: kept.scheme, strength: kept.strength)
        self.kept = kept.stored
    }

    init(_ answer: Result<HashKeeper.Kept, UncarriableReason>, otherwise planned: PlannedCredential) {
        switch answer {
        case .success(let kept): self.init(kept)
        case .failure(let reason):
            self.init(.none, .uncarriable(reason), scheme: planned.scheme, strength: planned.strength)
        }
    }

    /// A password that does not survive, of the scheme and strength that were found.
    static func uncarriable(
        _ code: UncarriableReason.Code, _ message: String, as planned: PlannedCredential? = nil
    ) -> PlannedCredential {
        PlannedCredential(
            .none, .uncarriable(UncarriableReason(code, message)), scheme: planned?.scheme, strength: planned?.strength)
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
