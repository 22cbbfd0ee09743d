public import JSONText

extension UsersClient {
    /// Applies an update that follows a create; what the service answers is not kept.
    public func apply(_ update: UserUpdate, to id: UserID) async throws(AppwriteError) {
        try await perform(call(update, id.text))
    }

    /// Sets the name; empty for none.
    public func updateName(ofUser id: String, to name: String) async throws(AppwriteError) -> User {
        try await patch(id, "/name", ["name": .string(name)])
    }

    /// Sets the e-mail address, empty for none, and marks it as not verified.
    ///
    /// The address that the user already has is refused with ``ErrorType/userTargetAlreadyExists`` (Users API, updates).
    public func updateEmail(ofUser id: String, to email: String) async throws(AppwriteError) -> User {
        try await patch(id, "/email", ["email": .string(email)])
    }

    /// Sets the phone number, empty for none, and marks it as not verified.
    ///
    /// The number that the user already has is refused with ``ErrorType/userTargetAlreadyExists`` (Users API, updates).
    public func updatePhone(ofUser id: String, to number: String) async throws(AppwriteError) -> User {
        try await patch(id, "/phone", ["number": .string(number)])
    }

    /// Sets the password itself, never a hash, which no call can set on a user who is there; empty removes it.
    public func updatePassword(ofUser id: String, to password: String) async throws(AppwriteError) -> User {
        try await patch(id, "/password", ["password": .string(password)])
    }

    /// Replaces the labels.
    public func updateLabels(ofUser id: String, to labels: Labels) async throws(AppwriteError) -> User {
        try await model(call(.labels(labels), id))
    }

    /// Says whether the user may sign in; false blocks them.
    public func updateStatus(ofUser id: String, to status: Bool) async throws(AppwriteError) -> User {
        try await model(call(.status(status), id))
    }

    /// Says whether the e-mail address is verified.
    public func updateEmailVerification(ofUser id: String, to isVerified: Bool) async throws(AppwriteError) -> User {
        try await model(call(.emailVerification(isVerified), id))
    }

    /// Says whether the phone number is verified.
    public func updatePhoneVerification(ofUser id: String, to isVerified: Bool) async throws(AppwriteError) -> User {
        try await model(call(.phoneVerification(isVerified), id))
    }

    /// Says whether signing in takes a second factor.
    public func updateMFA(ofUser id: String, to isEnabled: Bool) async throws(AppwriteError) -> User {
        try await patch(id, "/mfa", ["mfa": .bool(isEnabled)])
    }

    /// Says whether the user may act as others; servers before 1.8 do not know the call.
    public func updateImpersonator(ofUser id: String, to isAllowed: Bool) async throws(AppwriteError) -> User {
        try await patch(id, "/impersonator", ["impersonator": .bool(isAllowed)])
    }

    /// Reads the preferences.
    public func preferences(ofUser id: String) async throws(AppwriteError) -> JSONObject {
        try await read(ClientCall(get: CallPath.user(id, "/prefs"))) { $0 }
    }

    /// Replaces the preferences, and returns them as the service keeps them.
    public func updatePreferences(
        ofUser id: String, to preferences: Preferences
    ) async throws(AppwriteError) -> JSONObject {
        try await read(call(.prefs(preferences), id)) { $0 }
    }

    /// Deletes a user, with everything that is theirs.
    public func delete(id: String) async throws(AppwriteError) {
        try await perform(ClientCall(.delete, CallPath.user(id)))
    }

    private func patch(
        _ id: String, _ suffix: String, _ parameters: KeyValuePairs<String, JSONValue?>
    ) async throws(AppwriteError) -> User {
        try await model(ClientCall(.patch, CallPath.user(id, suffix), parameters: parameters))
    }

    private func call(_ update: UserUpdate, _ id: String) throws(AppwriteError) -> ClientCall {
        ClientCall(update.method, try CallPath.user(id, "/\(update.pathSuffix)"), body: update.body)
    }
}
