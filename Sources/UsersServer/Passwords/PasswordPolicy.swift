internal import JSONText
internal import PasswordHashing
internal import UserStorage

/// The project's rules for new passwords (Users API, rehash, password change, policies).
struct PasswordPolicy: Sendable {
    let settings: ProjectSettings

    /// A new password: 8 to 256 bytes, and not in the project's dictionary.
    var validator: Validator<String> {
        let words = "Password must be between 8 and 256 characters long."
        return Validator(
            words,
            refusing: { [dictionary = settings.passwordDictionary] value throws(Validator<String>.Refusal) in
                guard let text = value.stringValue, 8...256 ~= text.utf8.count else {
                    throw Validator<String>.Refusal()
                }
                guard !dictionary.contains(text) else {
                    throw Validator<String>.Refusal(
                        message:
                            "Password must be between 8 and 265 characters long, and should not be one of the commonly "
                            + "used password.")
                }
                return text
            })
    }

    /// A password at sign-in: of any length, since old ones may be short; as the reference has it where strict.
    var signInValidator: Validator<String> {
        Validator("Password must be between 8 and 256 characters long.") { [isStrict = settings.isStrict] value in
            guard let text = value.stringValue, !isStrict || 8...256 ~= text.utf8.count else { return nil }
            return text
        }
    }

    /// Refuses a text that contains what is known of its user, in any case of letters.
    func checkPersonalData(_ text: String, id: String, email: String?, name: String?, phone: String?) throws {
        guard settings.refusesPersonalData else { return }
        var parts = [id, email ?? "", name ?? "", phone ?? "", String((phone ?? "").drop { $0 == "+" })]
        parts.append(String((email ?? "").prefix { $0 != "@" }))
        let lowered = text.lowercased()
        if parts.contains(where: { !$0.isEmpty && lowered.contains($0.lowercased()) }) {
            throw ServiceError.passwordPersonalData
        }
    }

    /// Refuses a text that contains what is known of a user.
    func checkPersonalData(_ text: String, of user: StoredUser) throws {
        try checkPersonalData(text, id: user.id, email: user.email, name: user.name, phone: user.phone)
    }

    /// Refuses a password that the user had before, each against its own hash.
    func checkHistory(_ password: String, of user: StoredUser, _ passwords: CallPasswords) async throws {
        guard settings.passwordHistory > 0 else { return }
        let current = user.password.map { [$0] } ?? []
        for earlier in (current + user.passwordHistory.filter { $0 != user.password }).prefix(settings.passwordHistory)
        {
            if try await passwords.verify(password, against: earlier) { throw ServiceError.passwordRecentlyUsed }
        }
    }
}
