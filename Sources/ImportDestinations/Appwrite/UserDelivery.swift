internal import AppwriteUsers
internal import UserImport

/// One user on the way to a service.
struct UserDelivery: Sendable {
    private let client: UsersClient
    private let create: CreateUser
    private let followUps: [UserUpdate]
    private let phone: String?
    private let stop: DeliveryStop

    /// Takes a plan; nil where it makes nobody.
    init?(_ plan: AppwritePlan, _ client: UsersClient, _ stop: DeliveryStop) {
        guard let create = plan.create else { return nil }
        self.client = client
        self.stop = stop
        self.create = create
        followUps = plan.followUps
        phone = plan.phone
    }

    /// What no other user may have; ids are compared without case, as the service does (Users API, identifiers).
    var uniqueKeys: [String] {
        ["id \(id.lowercased())", create.email.map { "email \($0.text)" }, phone.map { "phone \($0)" }]
            .compactMap(\.self)
    }

    /// The user's id.
    var id: String { create.userId.text }

    /// Makes and completes the user, or finds out what is in the way.
    /// - Throws: an error that is not about this user alone.
    func settle() async throws(AppwriteError) -> SettledUser {
        do throws(AppwriteError) {
            // A number that only follows the create call is looked up before it, lest a plan be done by half.
            if let phone, create.phone == nil, let owner = try await owner(of: "phone", phone), owner != id {
                return SettledUser(.conflict(.ofAnotherUser("phone")))
            }
            switch try await begin() {
            case .made(let user): return try await complete(user, isNew: true, otherwise: .created)
            case .there(let user, let answerWasLost):
                if let difference = create.difference(from: user) ?? followUps.difference(from: user) {
                    return SettledUser(.conflict(difference))
                }
                let (current, isAdded) = try await addPassword(to: user)
                let isComplete = followUps.allSatisfy { $0.isInPlace(at: current) }
                let outcome = isComplete && !answerWasLost ? DestinationOutcome.unchanged : .created
                return try await complete(current, isNew: false, otherwise: isAdded ? .passwordAdded : outcome)
            case .taken(let field): return SettledUser(.conflict(.ofAnotherUser(field)))
            }
        } catch  where isAboutThisUser(error) {
            return SettledUser(.refused(RowRejection(refusedWith: error)))
        }
    }

    /// Whether another user may fare better. A 500 is believed after several attempts, and the end of a delivery cuts
    /// these short.
    private func isAboutThisUser(_ error: AppwriteError) -> Bool {
        error.isAboutOneUser && !(error.code == 500 && stop.isStopped)
    }
}

extension UserDelivery {
    /// How the create call ended.
    private enum Beginning {
        case made(User)
        /// A user has the id; with a lost answer it was most likely this run that made them.
        case there(User, answerWasLost: Bool)
        /// Another user has the address in the field.
        case taken(field: String?)
    }

    /// Makes the create call, again where its answer is lost and it was not carried out.
    private func begin() async throws(AppwriteError) -> Beginning {
        var attempts = RetryPolicy.Attempts()
        while true {
            do throws(AppwriteError) {
                return .made(try await client.create(create))
            } catch {
                let isConflict = error.code == 409
                guard isConflict || error.leavesOpenWhetherDone else { throw error }
                if let user = try await user() {
                    return .there(user, answerWasLost: !isConflict || attempts.count > 0)
                }
                if isConflict { return .taken(field: try await takenField(error)) }
                guard await client.waitsToRepeat(&attempts, after: error) else { throw error }
            }
        }
    }

    private func user() async throws(AppwriteError) -> User? {
        do throws(AppwriteError) {
            return try await client.get(id: id)
        } catch  where error.type == .userNotFound {
            return nil
        }
    }

    private func owner(of attribute: String, _ value: String) async throws(AppwriteError) -> String? {
        try await client.list(queries: [.equal(attribute, value), .limit(1)], total: false).items.first?.id
    }

    /// The field whose value another user has; nil where it cannot be found out.
    private func takenField(_ error: AppwriteError) async throws(AppwriteError) -> String? {
        if error.type == .userEmailAlreadyExists { return "email" }
        if let email = create.email, try await owner(of: "email", email.text) != nil { return "email" }
        if let phone = create.phone, try await owner(of: "phone", phone.text) != nil { return "phone" }
        return nil
    }
}

extension UserDelivery {
    /// Gives a user without password the one in plain text that an earlier run did not have; hashes no call can set.
    private func addPassword(to user: User) async throws(AppwriteError) -> (User, isAdded: Bool) {
        guard !user.hasPassword, case .plain(let password) = create.credential else { return (user, false) }
        return (try await client.updatePassword(ofUser: id, to: password), true)
    }

    /// Sends what the user does not have yet, and says what became of them.
    ///
    /// What is refused does not keep the rest from being sent: a user who is blocked must not stay at large for a label.
    private func complete(
        _ user: User, isNew: Bool, otherwise outcome: DestinationOutcome
    ) async throws(AppwriteError) -> SettledUser {
        var user = user
        var isStale = false
        var problem: DestinationOutcome?
        for update in followUps where !update.isInPlace(at: user) {
            if case .phoneVerification = update, user.phone.isEmpty { continue }
            do throws(AppwriteError) {
                user = try await send(update, to: user)
                // The answer to preferences does not say when the user was changed.
                if case .prefs = update { isStale = true } else { isStale = false }
            } catch  where error.isUnreadableSuccess {
                guard let current = try await self.user(), update.isInPlace(at: current) else { throw error }
                user = current
            } catch  where isAboutThisUser(error) {
                if error.code == 409, let current = try await self.user(), update.isInPlace(at: current) {
                    // Only the answer of an earlier attempt was lost (Users API, trap list).
                    user = current
                } else {
                    let isTaken = error.code == 409
                    problem =
                        problem
                        ?? (isTaken
                            ? .conflict(.ofAnotherUser(update.field))
                            : .refused(RowRejection(refusedWith: error, field: update.field)))
                }
            }
        }
        return SettledUser(problem ?? outcome, user, isNew: isNew, isStale: isStale)
    }

    private func send(_ update: UserUpdate, to user: User) async throws(AppwriteError) -> User {
        switch update {
        case .phone(let number): return try await client.updatePhone(ofUser: id, to: number.text)
        case .emailVerification(let isVerified):
            return try await client.updateEmailVerification(ofUser: id, to: isVerified)
        case .phoneVerification(let isVerified):
            return try await client.updatePhoneVerification(ofUser: id, to: isVerified)
        case .status(let isActive): return try await client.updateStatus(ofUser: id, to: isActive)
        case .labels(let labels): return try await client.updateLabels(ofUser: id, to: labels)
        case .prefs(let preferences):
            var user = user
            user.prefs = try await client.updatePreferences(ofUser: id, to: preferences)
            return user
        }
    }
}
